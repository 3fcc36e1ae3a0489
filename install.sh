#!/usr/bin/env bash
# Installs, demonstrates and tests ipdesk on Debian 12 with Swift 6.2 or later.
# The quotes in sentences are meant as they are.
# shellcheck disable=SC1111
set -euo pipefail
cd "$(dirname "$0")"

usage() {
  cat <<'EOF'
usage: ./install.sh [--demo | --test | --package | --keeper] [--prefix DIR]

  (nothing)      installs what is missing, builds, and installs ipdesk below the prefix
  --demo         the same, then plants the Meridia demonstration office and opens the desk;
                 without a terminal it plays the demonstration through the commands
  --test         installs what the tests need, builds with warnings as errors, lints, proves the law of Meridia, runs the
                 laboratory in its brief form and every test
  --package      builds the Debian package and prints its path, below .build/package
  --keeper       the same, installs it, and sets up the service that keeps the register of an office: man ipdesk-keeper
  --prefix DIR   where to install; /usr/local as root, ~/.local otherwise
EOF
}

mode=install
prefix=
while [ $# -gt 0 ]; do
  case "$1" in
    --demo) mode=demo ;;
    --test) mode="test" ;;
    --package) mode=package ;;
    --keeper) mode=keeper ;;
    --prefix) shift; prefix=${1:?--prefix needs a folder} ;;
    --prefix=*) prefix=${1#--prefix=} ;;
    -h | --help) usage; exit 0 ;;
    *) echo "install.sh: “$1” is not an option" >&2; usage >&2; exit 2 ;;
  esac
  shift
done
if [ -z "$prefix" ]; then
  if [ "$(id -u)" = 0 ]; then prefix=/usr/local; else prefix="$HOME/.local"; fi
fi

need="libncurses-dev libfribidi-dev libchafa-dev libxml2-dev libpango1.0-dev libcairo2-dev libturbojpeg0-dev libpng-dev libtiff-dev liblcms2-dev libcups2-dev libqrencode-dev libqpdf-dev libharfbuzz-dev libssl-dev libzip-dev libsodium-dev libstemmer-dev libsqlite3-dev libpq-dev age pkg-config fonts-noto-core fonts-noto-cjk libvterm-dev"
need_package="python3 dpkg-dev binutils"
need_test="cups-ipp-utils avahi-daemon dbus python3 strace openssl poppler-utils qpdf libxml2-utils libxerces-c-samples ncurses-term postgresql-15 apertium-eng-spa tesseract-ocr"

install_packages() {
  local missing=() name
  for name in "$@"; do
    dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q "install ok installed" || missing+=("$name")
  done
  [ ${#missing[@]} = 0 ] && return
  echo "Installing: ${missing[*]}"
  local run=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { echo "install.sh: as root or with sudo, install: ${missing[*]}" >&2; exit 3; }
    run=(sudo)
  fi
  # Sources that cannot be reached are told by the second command, when it misses something.
  "${run[@]}" apt-get update -qq >&2 || true
  "${run[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
    refuse "apt-get could not install what is missing; what it says stands above. Check the network and the package sources (/etc/apt), or install by hand and repeat: ${missing[*]}"
}

refuse() {
  echo "install.sh: $1" >&2
  exit 3
}

# The builder is 6.2 or later, and git fetches the Swift packages: told before anything is installed.
judge_tools() {
  command -v apt-get >/dev/null || refuse "this is not Debian; install by hand: $need"
  command -v git >/dev/null || refuse "git is missing; it fetches the Swift packages. Install it: apt-get install git"
  command -v swift >/dev/null || refuse "Swift 6.2 or later is missing; see https://www.swift.org/install/linux/"
  local version major minor
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p')
  [ -n "$version" ] || refuse "“swift --version” tells no version; install Swift 6.2 or later anew, see https://www.swift.org/install/linux/"
  major=${version%.*} minor=${version#*.}
  if [ "$major" -lt 6 ] || { [ "$major" = 6 ] && [ "$minor" -lt 2 ]; }; then
    refuse "Swift $version is too old; 6.2 or later is needed, see https://www.swift.org/install/linux/"
  fi
}

judge_tools

if [ "$mode" = test ]; then
  # shellcheck disable=SC2086
  install_packages $need $need_test
  Tests/Rooms/rooms
  swift format lint --strict --recursive --configuration .swift-format Package.swift Sources Tests Benchmarks
  swift build --build-tests --explicit-target-dependency-import-check error
  "$(swift build --show-bin-path)/ipdesk" law prove Seed/Meridia/Law/2026-01-01
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  result=0
  # The laboratory in its brief form tells what it skips and ends with its own count; what failed there fails the run.
  "$(swift build --show-bin-path)/ft" all --brief || result=$?
  swift test --disable-xctest --skip-build >"$log" 2>&1 || result=$?
  # What failed stands before the closing line, where a log cut to its end still shows it.
  sed '$d' "$log"
  grep -E '^(✘|.*error: )' "$log" | sed '$d' || true
  tail -n 1 "$log"
  exit "$result"
fi

if [ "$mode" = package ] || [ "$mode" = keeper ]; then
  if [ "$mode" = keeper ] && [ "$(id -u)" != 0 ]; then refuse "accounts and services are made by root; run it as root"; fi
  # shellcheck disable=SC2086
  install_packages $need $need_package >&2
  # Without the words of all languages, which ipdesk takes from the law: 48 MB instead of 77.
  read -ra linked <<<"$(Resources/Packaging/icu-data "$PWD/.build/package/icu")"
  release=(swift build -c release --static-swift-stdlib)
  "${release[@]}" --product ipdesk "${linked[@]}" >&2
  package=$(Resources/Packaging/package "$("${release[@]}" --show-bin-path)/ipdesk" .build/package)
  if [ "$mode" = keeper ]; then
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends --reinstall "$package" ||
      refuse "apt-get could not install $package; what it says stands above"
    exec ipdesk-keeper setup
  fi
  echo "$package"
  exit
fi

# shellcheck disable=SC2086
install_packages $need
swift build -c release --static-swift-stdlib --product ipdesk
bin=$(swift build -c release --static-swift-stdlib --show-bin-path)
place() {
  install -d "$prefix/bin" "$prefix/share/ipdesk"
  install -m 755 "$bin/ipdesk" "$prefix/bin/ipdesk"
  rm -rf "$prefix/share/ipdesk/Resources" "$prefix/share/ipdesk/Seed"
  install -d "$prefix/share/ipdesk/Resources"
  cp -R Resources/Codes Resources/Languages "$prefix/share/ipdesk/Resources/"
  cp -R Seed "$prefix/share/ipdesk/"
}
if ! mkdir -p "$prefix" 2>/dev/null || [ ! -w "$prefix" ]; then
  echo "install.sh: $prefix cannot be written; use --prefix DIR or run as root" >&2
  exit 3
fi
place
echo "ipdesk is installed as $prefix/bin/ipdesk"

if [ "$mode" = demo ]; then
  if [ -t 0 ] && [ -t 1 ]; then
    register="${XDG_DATA_HOME:-$HOME/.local/share}/ipdesk/demonstration.register"
    [ -e "$register" ] || "$prefix/bin/ipdesk" plant --demonstration --register "$register"
    exec "$prefix/bin/ipdesk" desk --register "$register"
  fi
  out="${IPDESK_DEMO_OUT:-$PWD/.build/demonstration}"
  exec "$prefix/bin/ipdesk" demo --out "$out"
fi
