# Configuring and building the presets of CMakePresets.json, quietly when nothing is to do.
# Sourced after env.sh.

asah_jobs="${ASAH_JOBS:-$(nproc 2>/dev/null || echo 2)}"

# configure PRESET: once, and when the presets change; CMake looks again by itself when its own
# files change.
configure() {
  local preset="$1" folder="$asah_root/build/$1" log="$asah_root/build/$1.configure.log" launcher=()
  [ ! "$folder/build.ninja" -nt "$asah_root/CMakePresets.json" ] || return 0
  mkdir -p "$folder"
  case "$preset" in web*) launcher=(emcmake) ;; esac
  say "configuring $preset"
  if ! (cd "$asah_root" && "${launcher[@]}" cmake --preset "$preset") >"$log" 2>&1; then
    tail -n 30 "$log" >&2
    printf 'asah: CMake could not configure %s\n      The whole log: %s\n' "$preset" "$log" >&2
    return 1
  fi
}

# progress PRESET TTY: ninja's lines in; out comes one line that renews itself on a terminal,
# a line every tenth of the way elsewhere.
progress() {
  local preset="$1" tty="$2" line last=0 tenth shown=""
  while IFS= read -r line; do
    [[ "$line" =~ ^\[([0-9]+)/([0-9]+)\] ]] && [ "${BASH_REMATCH[2]}" -gt 1 ] || continue
    tenth=$((10 * BASH_REMATCH[1] / BASH_REMATCH[2]))
    if [ -n "$tty" ]; then
      printf '\r\033[K    building %s %d/%d' "$preset" "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"
    elif [ "$tenth" -ne "$last" ]; then
      printf '    building %s %d/%d\n' "$preset" "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"
    fi
    last=$tenth
    shown=1
  done
  if [ -n "$tty" ] && [ -n "$shown" ]; then printf '\r\033[K'; fi
}

# build PRESET [TARGET...]: false when it failed, after the compilers' messages. The whole log is
# build/PRESET.log.
build() {
  local preset="$1" folder="$asah_root/build/$1" log="$asah_root/build/$1.log" tty="" status
  shift
  configure "$preset" || return 1
  [ ! -t 1 ] || tty=1
  set +o pipefail
  ninja -C "$folder" -j "$asah_jobs" -k 0 "$@" 2>&1 | tee "$log" | progress "$preset" "$tty"
  status="${PIPESTATUS[0]}"
  set -o pipefail
  if [ "$status" -ne 0 ]; then
    grep -vE '^\[[0-9]+/[0-9]+\]|^(ccache )?/|^ninja:' "$log" | head -n 80 >&2
    printf 'asah: the build of %s failed\n      The whole log: %s\n' "$preset" "$log" >&2
  fi
  return "$status"
}

# build_site: dist/, again when somebody emptied it.
build_site() {
  local name
  for name in index.html asah.html asah.wasm; do
    [ -e "$asah_root/dist/$name" ] || rm -f "$asah_root/build/web/packed.stamp"
  done
  build web asah_dist
}
