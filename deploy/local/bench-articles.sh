#!/usr/bin/env bash
# Measures article-service with nothing beside it but what it needs, on its own data, which it removes; see deploy/bench.
# usage: deploy/local/bench-articles.sh lists [SOME MANY] | import [POSTS]
#
# lists: articles and lists of 20 at 10,000 and at 1,000,000 made-up articles in a real mongod, by one client, each answer another
# one; no broker. Some 15 minutes, 4 GB of disk. import: an export of WordPress of 10,000 posts of 400 words, by the service with
# 512 MB of heap, with a mongod, a broker and an identity provider.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
only=article-service
# shellcheck source=deploy/local/built.sh
. "$root/deploy/local/built.sh"
what=${1:-} port=${KIOSQUE_BENCH_PORT:-28080}
say() { printf '%s\n' "$*" >&2; }
fail() { say "deploy/bench: $*"; exit 1; }
case $what in lists | import) ;; *) fail "what is to be measured, lists or import?" ;; esac
mongod=${KIOSQUE_MONGOD:-$(command -v mongod || true)}
[ -n "$mongod" ] || fail "it needs a mongod: set KIOSQUE_MONGOD to one, or put one on the PATH"
for program in curl jq awk; do command -v "$program" >/dev/null || fail "it needs $program"; done

work=$(mktemp -d)
started=()
cleanup() {
  for pid in "${started[@]:-}"; do [ -n "$pid" ] && kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

java=$JAVA_HOME/bin/java classpath=$(jar_of deploy/local)
mkdir "$work/mongod"
"$mongod" --dbpath="$work/mongod" --port="$((port + 50))" --bind_ip=127.0.0.1 --nounixsocket >"$work/mongod.log" 2>&1 & started+=($!)
uri=mongodb://127.0.0.1:$((port + 50))
broker=127.0.0.1:1 # nobody: what is published waits, and readers notice nothing
if [ "$what" = import ]; then
  broker=127.0.0.1:$((port + 40))
  "$java" -Xmx192m -cp "$classpath" org.kiosque.local.broker.BrokerApplication "$work/kafka" "$((port + 40))" "$((port + 41))" >"$work/broker.log" 2>&1 & started+=($!)
  mkdir "$work/secrets" "$work/identity"
  chmod 700 "$work/identity"
  od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$work/secrets/token-client"
  SERVER_PORT=$((port + 5)) MANAGEMENT_SERVER_PORT=$((port + 25)) KIOSQUE_IDENTITY_ISSUER=http://127.0.0.1:$((port + 5)) \
    KIOSQUE_IDENTITY_FOLDER=$work/identity KIOSQUE_IDENTITY_DESKSECRET=$(cat "$work/secrets/token-client") \
    KIOSQUE_IDENTITY_NEWSROOMSECRET=unused KIOSQUE_IDENTITY_COMMENTSSECRET=unused KIOSQUE_IDENTITY_NEWSROOM=http://localhost:$port \
    "$java" -Xmx96m -cp "$classpath" org.kiosque.local.identity.IdentityProviderApplication >"$work/identity.log" 2>&1 & started+=($!)
fi
SERVER_PORT=$((port + 1)) MANAGEMENT_SERVER_PORT=$((port + 21)) SPRING_MONGODB_URI=$uri/kiosque-article \
  SPRING_KAFKA_BOOTSTRAP_SERVERS=$broker KIOSQUE_TOPICS_REPLICATION_FACTOR=1 KIOSQUE_STORE_WRITE_CONCERN=1 \
  KIOSQUE_SECURITY_ISSUER_URI=http://127.0.0.1:$((port + 5)) KIOSQUE_PREVIEW_KEY=0123456789abcdef0123456789abcdef \
  "$java" -Xmx512m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -jar "$(jar_of article-service)" >"$work/service.log" 2>&1 & started+=($!)
service_pid=${started[-1]} service=http://127.0.0.1:$((port + 1))
for _ in $(seq 120); do
  ! curl -sf -o /dev/null "$service/api/v1/articles?lang=en" || break
  kill -0 "$service_pid" 2>/dev/null || { tail -n 20 "$work/service.log" >&2; fail "article-service did not start"; }
  sleep 1
done
printf '%s cores, %s, %s, MongoDB %s, %s\n\n' "$(nproc)" "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" \
  "$("$java" -version 2>&1 | head -n 1)" "$("$mongod" --version | sed -n 's/^db version v//p')" "$(date -u +%F)"

if [ "$what" = lists ]; then
  "$java" -Xmx1g -cp "$classpath" org.kiosque.local.bench.ListsApplication "$service" "$uri" "${2:-10000}" "${3:-1000000}"
  exit 0
fi

posts=${2:-10000}
awk -v posts="$posts" 'BEGIN {
  print "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\" xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\""
  print " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:wp=\"http://wordpress.org/export/1.2/\">"
  print "<channel><title>Bench</title><link>https://bench.example</link><language>en-US</language><wp:wxr_version>1.2</wp:wxr_version>"
  split("station river train harbour evening council bridge market winter school garden window letter morning street", w, " ")
  for (n = 1; n <= posts; n++) {
    printf "<item><title>The night train, number %d</title><link>https://bench.example/number-%d/</link><guid>https://bench.example/?p=%d</guid>", n, n, n
    printf "<dc:creator>author%d</dc:creator><content:encoded><![CDATA[", n % 50
    for (p = 0; p < 8; p++) {
      printf "<p>"
      for (i = 0; i < 50; i++) printf "the %s ", w[1 + (n * 7 + p * 3 + i * i) % 15]
      printf "at last.</p>\n"
    }
    printf "]]></content:encoded><excerpt:encoded></excerpt:encoded><wp:post_id>%d</wp:post_id><wp:post_name>number-%d</wp:post_name>", n, n
    printf "<wp:post_date_gmt>20%02d-%02d-%02d 06:30:00</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>", 10 + n % 15, 1 + n % 12, 1 + n % 28
    printf "<category domain=\"category\" nicename=\"c%d\">Subject %d</category><category domain=\"post_tag\" nicename=\"t%d\">Tag %d</category></item>\n", n % 20, n % 20, n % 300, n % 300
  }
  print "</channel></rss>" }' >"$work/bench.xml"
token=$("$root/deploy/token" editor --port "$port" --data "$work")
begun=$SECONDS
location=$(curl -sSf -D - -o /dev/null -H "Authorization: Bearer $token" -F "file=@$work/bench.xml" "$service/api/v1/imports" | tr -d '\r' | sed -n 's/^[Ll]ocation: //p')
while :; do
  view=$(curl -sSf -H "Authorization: Bearer $token" "$service$location")
  case $(jq -r .status <<<"$view") in done) break ;; failed) fail "the import failed: $view" ;; esac
  sleep 1
done
took=$((SECONDS - begun))
imported=$(jq .items.imported <<<"$view")
[ "$imported" = "$posts" ] || fail "$imported of $posts posts came: $view"
printf '| Import | file | took | a second | memory at most |\n| --- | --- | --- | --- | --- |\n'
printf '| %s posts of WordPress | %s MB | %s s | %s | %s MB, with a heap of 512 MB |\n' "$posts" "$(($(stat -c %s "$work/bench.xml") >> 20))" "$took" \
  "$((posts / (took > 0 ? took : 1)))" "$(($(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$service_pid/status") >> 10))"
