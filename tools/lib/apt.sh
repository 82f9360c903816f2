# Debian 13's packages on an older Debian, without changing the system: a private apt
# configuration whose lists, sources and downloads live in the cache folder.

asah_suite=trixie

# debian_mirror: the mirror that this machine's own sources already name for Debian.
debian_mirror() {
  local codename
  codename="$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")"
  apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' 2>/dev/null |
    awk -v c="$codename" '$2 == c && $1 ~ /debian/ { print $1; exit }'
}

# private_apt ARGUMENT...: apt-get with the private configuration.
private_apt() {
  local home="$ASAH_CACHE_DIR/apt"
  apt-get -qq -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$home/sources" \
    -o Dir::Etc::preferencesparts="$home/none" -o Dir::State::lists="$home/lists" \
    -o Dir::Cache="$home/cache" -o APT::Sandbox::User="$(id -un)" \
    -o Debug::NoLocking=1 -o Acquire::Retries=3 "$@"
}

# open_private_apt: makes the configuration and reads the package lists, once in a process.
open_private_apt() {
  [ -z "${asah_apt_open:-}" ] || return 0
  local home="$ASAH_CACHE_DIR/apt" mirror keys=/usr/share/keyrings/debian-archive-keyring.gpg
  mirror="$(debian_mirror)"
  [ -n "$mirror" ] || fail "no Debian mirror found in this machine's apt sources" \
    "Install Emscripten 3.1.69 or newer yourself (emsdk) and have emcc on PATH."
  mkdir -p "$home/sources" "$home/none" "$home/lists/partial" "$home/cache/archives/partial"
  cat >"$home/sources/$asah_suite.sources" <<SOURCES
Types: deb deb-src
URIs: $mirror
Suites: $asah_suite
Components: main
Signed-By: $keys
SOURCES
  say "reading the package lists of Debian 13"
  private_apt update || fail "the package lists of Debian 13 could not be read" \
    "Is the network there? Is the package debian-archive-keyring up to date?"
  asah_apt_open=1
}
