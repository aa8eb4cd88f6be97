package org.kiosque.article.keys;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.article.keys.KeyException.NoSuchKeyException;
import org.kiosque.article.keys.KeyException.TooManyKeysException;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.failures.InvalidFieldException;
import org.springframework.stereotype.Component;

/** What editors do with the keys of machines. */
@Component
record KeyDesk(ApiKeys keys) {

    private static final int BYTES = 32;
    private static final int MOST_DAYS = 366;
    private static final int USUAL_DAYS = 90;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @param secret the key itself, of which only the hash is kept */
    record Made(ApiKey key, String secret) {}

    /**
     * @param endsAt null for in {@value #USUAL_DAYS} days
     * @throws InvalidFieldException for a scope that is none, or an end that is over or more than a year ahead
     * @throws TooManyKeysException when there are {@value ApiKeys#MOST} already
     */
    Made make(String name, List<String> scopes, @Nullable Instant endsAt, Signature by) {
        List<KeyScope> wanted = scopes.stream()
                .map(scope -> KeyScope.find(scope)
                        .orElseThrow(() -> new InvalidFieldException(
                                "/scopes",
                                "are none of "
                                        + Stream.of(KeyScope.values())
                                                .map(KeyScope::toString)
                                                .collect(Collectors.joining(", ")))))
                .distinct()
                .toList();
        Instant end = endsAt == null ? by.at().plus(Duration.ofDays(USUAL_DAYS)) : endsAt;
        if (!end.isAfter(by.at()) || end.isAfter(by.at().plus(Duration.ofDays(MOST_DAYS)))) {
            throw new InvalidFieldException("/endsAt", "is not within the next " + MOST_DAYS + " days");
        }
        if (keys.all().size() >= ApiKeys.MOST) {
            throw new TooManyKeysException();
        }
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        String secret = ApiKeys.PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        var key = new ApiKey(
                RandomId.next(),
                ApiKeys.hash(secret),
                name,
                wanted,
                by,
                Instant.ofEpochMilli(end.toEpochMilli()),
                null);
        keys.add(key);
        return new Made(key, secret);
    }

    List<ApiKey> all() {
        return keys.all();
    }

    /** @throws NoSuchKeyException when there is none */
    void remove(String id) {
        if (!keys.remove(id)) {
            throw new NoSuchKeyException();
        }
    }
}
