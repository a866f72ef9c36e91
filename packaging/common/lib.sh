# Shared by the package scripts of Linux and macOS; sourced, never run.
# shellcheck shell=bash disable=SC2034
# Gives: $root $work $out $version $jdk, and the functions need, step, fail.

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# Under Git's bash on Windows, Java's tools want C:/… instead of /c/….
command -v cygpath >/dev/null 2>&1 && root=$(cygpath -m "$root")
work=$root/target/package
out=$root/target/dist
# The version that packages carry: the pom's, or the tag's in a release.
version=${TRAINLIGHT_VERSION:-$(sed -n 's|^  <version>\(.*\)</version>|\1|p' "$root/pom.xml" | head -n 1)}

step() { printf '== %s\n' "$*" >&2; }

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# need TOOL PACKAGE: refuses early, in one sentence, where a tool is missing.
need() {
  command -v "$1" >/dev/null 2>&1 || fail "$1 is missing; install $2 and run again."
}

# A JDK 25 or newer with jlink and jpackage: $JAVA_HOME, else java on the PATH, else the usual places.
find_jdk() {
  local candidate
  for candidate in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(command -v javac 2>/dev/null || true)")")" \
      /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/*; do
    if { [ -x "$candidate/bin/jpackage" ] || [ -x "$candidate/bin/jpackage.exe" ]; } &&
        [ "$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$candidate/release" 2>/dev/null || echo 0)" -ge 25 ]; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  fail "No JDK 25 with jlink and jpackage was found; install one, or set JAVA_HOME to it."
}

jdk=$(find_jdk)
