# Sourced by every tool: where things are, and how to speak. Installs nothing.
#   source tools/lib/env.sh     then: cmake --preset native, emcmake cmake --preset web, ...

asah_root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
export HOME="${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}"
export ASAH_CACHE_DIR="${ASAH_CACHE_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/asah}"

say() { printf '\033[36m==>\033[0m %s\n' "$*"; }
# fail MESSAGE HINT...: what went wrong, then what to do about it.
fail() {
  printf 'asah: %s\n' "$1" >&2
  shift
  [ $# -eq 0 ] || printf '      %s\n' "$@" >&2
  exit 1
}

# have_new_emcc COMMAND: is it an emcc of at least 3.1.69?
have_new_emcc() {
  local version
  version="$("$1" --version 2>/dev/null | sed -n '1s/.* \([0-9][0-9.]*\).*/\1/p')" || return 1
  [ -n "$version" ] && [ "$(printf '%s\n3.1.69\n' "$version" | sort -V | head -n 1)" = 3.1.69 ]
}

# use_emscripten: puts the private copy on PATH, when there is one. An emcc that is on PATH
# already wins; tools/setup makes the private copy only where there is none that is new enough.
use_emscripten() {
  local home="$ASAH_CACHE_DIR/emscripten"
  [ -e "$home/ready" ] || return 0
  case ":$PATH:" in *":$home/root/usr/share/emscripten:"*) return 0 ;; esac
  export EM_CONFIG="$home/config.py"
  export PATH="$home/root/usr/share/emscripten:$PATH"
}
use_emscripten

if command -v ccache >/dev/null 2>&1; then
  export CMAKE_CXX_COMPILER_LAUNCHER="${CMAKE_CXX_COMPILER_LAUNCHER-ccache}"
  export CCACHE_DIR="${CCACHE_DIR:-$ASAH_CACHE_DIR/ccache}"
  export CCACHE_NOHASHDIR=1 CCACHE_BASEDIR="$asah_root"
fi
