# shellcheck shell=bash
# Sourced by test-all and the launchers of examples: finds a JDK, Maven, Node.js and Chromium, and installs by apt-get what
# is missing.
# What is there stays: JAVA_HOME first, then the javac on the PATH, then what lies under /usr/lib/jvm.

say() {
  printf '== %s\n' "$*"
}

give_up() {
  printf '%s\n' "$*" >&2
  exit 1
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

# prepare_to_install WHAT: reads Debian's package lists, once.
prepare_to_install() {
  [ -z "${package_lists_read:-}" ] || return 0
  command -v apt-get >/dev/null ||
    give_up "Found no $1, and no apt-get to install it with. Callwire needs a JDK from 17 on and Maven from 3.6.3 on; its tests need Node.js from 18 on with npm, and Chromium, too."
  [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null ||
    give_up "Found no $1, and only root can install it. Run this as root, or install it first."
  as_root apt-get update -qq || give_up "apt-get update failed, so $1 cannot be installed."
  package_lists_read=yes
}

install_packages() {
  say "installing $*"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
    give_up "apt-get could not install $*."
}

# jdk_version HOME: the feature version of the JDK there; fails when there is none, or only a JRE.
jdk_version() {
  [ -x "$1/bin/javac" ] && "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p' | grep .
}

# jdk_homes: every place where a JDK may be, the preferred ones first.
jdk_homes() {
  local javac
  if [ -n "${JAVA_HOME:-}" ]; then
    printf '%s\n' "$JAVA_HOME"
  fi
  if javac=$(command -v javac); then
    javac=$(readlink -f "$javac")
    printf '%s\n' "${javac%/bin/javac}"
  fi
  find /usr/lib/jvm -mindepth 1 -maxdepth 1 -type d 2>/dev/null | sort
}

# find_jdk LOWEST HIGHEST [HOME...]: the first home with a JDK of that range; looks in HOME first.
find_jdk() {
  local lowest=$1 highest=$2 home version
  shift 2
  while read -r home; do
    if version=$(jdk_version "$home") && [ "$version" -ge "$lowest" ] && [ "$version" -le "$highest" ]; then
      printf '%s\n' "$home"
      return 0
    fi
  done < <(printf '%s\n' "$@" | grep . || true; jdk_homes)
  return 1
}

need_jdk() {
  local home
  if ! home=$(find_jdk 17 99); then
    prepare_to_install "JDK"
    # A Debian that has no 17 any more has a newer one as its default.
    if apt-cache show openjdk-17-jdk-headless >/dev/null 2>&1; then
      install_packages openjdk-17-jdk-headless
    else
      install_packages default-jdk-headless
    fi
    home=$(find_jdk 17 99) || give_up "Found no JDK from 17 on, even after installing Debian's. Install one and set JAVA_HOME to it."
  fi
  export JAVA_HOME=$home
}

need_maven() {
  if ! command -v mvn >/dev/null; then
    prepare_to_install "Maven"
    install_packages maven
  fi
}

node_is_usable() {
  local version
  command -v node >/dev/null && command -v npm >/dev/null || return 1
  version=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
  [ "$version" -ge 18 ]
}

need_node() {
  if ! node_is_usable; then
    prepare_to_install "Node.js from 18 on with npm"
    install_packages nodejs npm
    hash -r
    node_is_usable || give_up "The tests need Node.js from 18 on with npm; this system's is $(node --version 2>&1). Install a newer one."
  fi
}

need_chromium() {
  if ! command -v chromium >/dev/null; then
    prepare_to_install "Chromium"
    install_packages chromium
    hash -r
    chromium --version >/dev/null 2>&1 || give_up "Chromium does not start, even after installing Debian's. Install one that does, as chromium on the PATH."
  fi
}
