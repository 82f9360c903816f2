# Interface target asah_flags: what every source of ours is compiled and linked with.
add_library(asah_flags INTERFACE)

target_compile_options(asah_flags INTERFACE
  -Wall -Wextra -Wshadow -Wextra-semi -Wnon-virtual-dtor -Woverloaded-virtual
  -Wimplicit-fallthrough -Wfloat-conversion -Wshorten-64-to-32
  # A designated initialiser that leaves a member at its default is how options are passed here.
  -Wno-missing-designated-field-initializers)
if(ASAH_WERROR)
  target_compile_options(asah_flags INTERFACE -Werror)
endif()

# The repository's own paths must not reach the products.
set(map_flags "-ffile-prefix-map=${CMAKE_SOURCE_DIR}/=")
add_compile_options(${map_flags})

if(EMSCRIPTEN)
  add_compile_options(-fwasm-exceptions)
  add_link_options(-fwasm-exceptions -sALLOW_MEMORY_GROWTH -sMAXIMUM_MEMORY=4GB
                   -sINITIAL_MEMORY=64MB -sSTACK_SIZE=2MB)
  # Programs for Node: the disk of the machine, main()'s result as exit code.
  set(ASAH_NODE_LINK_OPTIONS -sENVIRONMENT=node -sNODERAWFS=1 -sEXIT_RUNTIME=1)
else()
  add_compile_options(-stdlib=libc++)
  add_link_options(-stdlib=libc++ -fuse-ld=lld)
endif()

if(ASAH_SANITIZE)
  set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_compile_options(${sanitizers} -D_LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_EXTENSIVE)
  add_link_options(${sanitizers})
endif()
