#!/usr/bin/env bash
# Measures the newsroom of a platform of its own, on its own data, which it removes; see deploy/bench.
# usage: deploy/local/bench-newsroom.sh [SOME MANY [COMMENTS]]
#
# Each page and each keystroke by one client, signed in as whoever has to do with it, at SOME (10,000) articles and at MANY (100,000)
# with COMMENTS (1,000,000; at SOME as many for each article), made up and put into the stores. What shows an error, or nothing where
# something must be, ends it. Some 25 minutes, 6 GB of disk.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
some=${1:-10000} many=${2:-100000} comments=${3:-1000000} port=${KIOSQUE_BENCH_PORT:-28080}
say() { printf '%s\n' "$*" >&2; }
fail() { say "deploy/bench: $*"; exit 1; }
for number in "$some" "$many" "$comments"; do
  case $number in '' | *[!0-9]*) fail "--newsroom takes numbers, not \"$number\"" ;; esac
done
[ "$some" -ge 1000 ] && [ "$many" -gt "$some" ] && [ $((comments * some / many)) -ge 1000 ] ||
  fail "--newsroom needs at least 1,000 articles, then more, and at least 1,000 comments for the first of them"
for program in curl pgrep; do command -v "$program" >/dev/null || fail "it needs $program (Debian: apt-get install curl procps)"; done
unset MONGODB_URI # somebody's own databases are no place for a load
mongod=${KIOSQUE_MONGOD:-$(command -v mongod || true)}
[ -n "$mongod" ] || fail "it needs a mongod: set KIOSQUE_MONGOD to one, or put one on the PATH"
# shellcheck source=deploy/local/built.sh
. "$root/deploy/local/built.sh"

work=$(mktemp -d)
data=$work/data
started=()
cleanup() {
  for pid in "${started[@]:-}"; do [ -n "$pid" ] && kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

say "starting the platform (its log: $work/up.log)"
export KIOSQUE_SERVICE_JAVA_OPTIONS='-XX:TieredStopAtLevel=4 -Xmx512m'
export KIOSQUE_CAPTCHA_ALTCHA_MAX_NUMBER=1000 KIOSQUE_POSTING_MAX_PER_ADDRESS=10000
"$root/deploy/up" --port "$port" --data "$data" --no-install --no-demo >"$work/up.log" 2>&1 &
started+=($!)
until grep -q 'Kiosque is ready' "$work/up.log"; do
  kill -0 "${started[0]}" 2>/dev/null || { tail -n 20 "$work/up.log" >&2; fail "the platform did not start"; }
  sleep 1
done
sleep 2
# the first start of a build goes on with preparing the next ones, which is no part of what is measured
while pgrep -f -- "-XX:AOTCacheOutput=$root/" >/dev/null; do sleep 1; done
token() { "$root/deploy/token" "$1" --port "$port" --data "$data"; }
EDITOR=$(token editor) TRANSLATOR=$(token translator) MODERATOR=$(token moderator)
export EDITOR TRANSLATOR MODERATOR
printf '%s cores, %s, %s, MongoDB %s with %s, %s\n\n' "$(nproc)" "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" \
  "$("$JAVA_HOME/bin/java" -version 2>&1 | head -n 1)" "$("$mongod" --version | sed -n 's/^db version v//p')" \
  '256 MB of cache' "$(date -u +%F)"
"$JAVA_HOME/bin/java" -Xmx1g -cp "$(jar_of deploy/local)" org.kiosque.local.bench.newsroom.NewsroomApplication \
  "http://localhost:$port" "mongodb://127.0.0.1:$((port + 50))/?directConnection=true" "$work/up.log" "$some" "$many" "$comments"
