# Sourced by deploy/up and others beside it, which set $root: finds a JDK and builds what changed. In what deploy/release has made
# nothing is built, and a JRE is enough.
# shellcheck shell=bash
release=$root/RELEASE
services=${only:-article-service translation-service recommendation-service comment-service gateway} # what $only says, where it is said

# --- a JDK of version 25 or newer ------------------------------------------------------------------------------------

jdk_version() { # prints the feature version of the JDK in $1, or nothing
  [ -x "$1/bin/java" ] && { [ -x "$1/bin/javac" ] || [ -e "$release" ]; } || return 0
  local text=''
  if [ -r "$1/release" ]; then
    text=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  fi
  [ -n "$text" ] || text=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p')
  printf '%s' "$text"
}

find_jdk() {
  local candidates=() candidate java
  [ -z "${JAVA_HOME:-}" ] || candidates+=("$JAVA_HOME")
  if java=$(command -v java 2>/dev/null); then
    while [ -L "$java" ]; do # follow links without GNU readlink
      local next
      next=$(readlink "$java")
      case $next in /*) java=$next ;; *) java=$(dirname "$java")/$next ;; esac
    done
    candidates+=("$(cd "$(dirname "$java")/.." 2>/dev/null && pwd || true)")
  fi
  candidates+=(/usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /opt/java/* /opt/jdk*)
  for candidate in "${candidates[@]}"; do
    [ -n "$candidate" ] && [ -d "$candidate" ] || continue
    local version
    version=$(jdk_version "$candidate")
    if [ -n "$version" ] && [ "$version" -ge 25 ]; then
      printf '%s' "$candidate"
      return 0
    fi
  done
  return 1
}

if ! JAVA_HOME=$(find_jdk); then
  kind=JDK
  [ ! -e "$release" ] || kind=JRE
  echo "Kiosque needs a $kind 25 or newer, and none was found: install one (for example Temurin 25 from adoptium.net) or set JAVA_HOME to it." >&2
  exit 1
fi
export JAVA_HOME

# --- build what changed ----------------------------------------------------------------------------------------------

cd_root() { cd "$root"; }

sources_of() { echo pom.xml common/pom.xml common/language-models/pom.xml common/src/main "$1/pom.xml" "$1/src/main"; } # all that its jar is made of

checksum_of() { # of the sources of the module in $1
  # shellcheck disable=SC2046 # several paths, none with a blank
  (cd_root && find $(sources_of "$1") -type f -exec cksum {} + | LC_ALL=C sort | cksum | tr ' ' '-')
}

# A jar's date is always that of the reproducible build, so the time at which its file was made is what counts. Folders tell of
# deletions. A source that was moved here or checked out may keep an older date; the time of its change does not lie.
came_before() { # whether the jar in $1 came before the newest source of the module in $2
  local newer
  # shellcheck disable=SC2046
  newer=$(cd_root && find $(sources_of "$2") -newercc "$1" -print)
  [ -n "$newer" ]
}

jar_of() { printf '%s/%s/target/%s-0.1.0-SNAPSHOT.jar' "$root" "$1" "$(basename "$1")"; }

# The stamp says from what a jar was built. One that is older than its jar says nothing: ./mvnw has been at work since.
changed=()
sums=()
modules="$services deploy/local"
[ ! -e "$release" ] || modules=''
for module in $modules; do
  jar=$(jar_of "$module")
  sum=$(checksum_of "$module")
  stamp=$root/$module/target/.built
  if [ -f "$jar" ] && [ -n "$(find "$stamp" -newermc "$jar" 2>/dev/null)" ] && [ "$(cat "$stamp")" = "$sum" ]; then
    continue
  elif [ -f "$jar" ] && ! came_before "$jar" "$module"; then
    printf '%s\n' "$sum" >"$stamp" # built by ./mvnw, from what is there now
  else
    changed+=("$module")
    sums+=("$sum")
  fi
done

if [ ${#changed[@]} -gt 0 ]; then
  note=''
  [ -f "$(jar_of deploy/local)" ] || note=' (the first time this takes a few minutes, most of it downloads)'
  echo "Building ${changed[*]}$note"
  log=$root/deploy/local/target/build.log
  mkdir -p "$(dirname "$log")"
  : >"$log"
  stale=$(IFS=, && echo "${changed[*]}")
  started=$SECONDS
  (cd_root && exec ./mvnw -B -ntp -DskipTests -Dspotless.check.skip -pl "$stale" -am package) >"$log" 2>&1 &
  maven=$!
  trap 'kill "$maven" 2>/dev/null || true' EXIT
  said=''
  while kill -0 "$maven" 2>/dev/null; do
    now=$(sed -n 's/^\[INFO\] Building \(.*\) 0\.1\.0-SNAPSHOT *\(\[[0-9/]*\]\)$/\2 \1/p' "$log" | tail -n 1)
    if [ -n "$now" ] && [ "$now" != "$said" ]; then
      echo "  … $now"
      said=$now
    fi
    sleep 0.3
  done
  if ! wait "$maven"; then
    trap - EXIT
    echo "The build failed; the end of $log:" >&2
    grep -E '^\[ERROR\]' "$log" | head -n 20 >&2 || tail -n 20 "$log" >&2
    exit 1
  fi
  trap - EXIT
  for i in "${!changed[@]}"; do
    printf '%s\n' "${sums[$i]}" >"$root/${changed[$i]}/target/.built"
  done
  echo "Built in $((SECONDS - started)) s"
fi

# --- run --------------------------------------------------------------------------------------------------------------

run_local() { # the program of the jar in deploy/local that $1 names, in $2 megabytes, with the rest as its arguments
  local program=$1 heap=$2
  shift 2
  exec "$JAVA_HOME/bin/java" "-Xmx${heap}m" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dkiosque.root="$root" \
    -cp "$(jar_of deploy/local)" "org.kiosque.local.$program" "$@"
}
