package org.kiosque.article.editing.preview;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.settings.SettingException;

/**
 * Issues and reads tickets, each of which names one article and its own end, signed by HMAC-SHA256. Nothing of them is
 * stored: all replicas with the same key know them, and another key ends them all.
 */
public final class PreviewTickets {

    static final int SHORTEST_KEY = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "preview.";
    private static final Pattern FORM = Pattern.compile("([0-9a-z]{12})\\.([0-9]{10,13})\\.([A-Za-z0-9_-]{43})");

    private final SecretKeySpec key;
    private final Duration validFor;
    private final InstantSource clock;

    /** @throws SettingException when there is no key, or one that is too short to be a secret */
    PreviewTickets(@Nullable String key, Duration validFor, InstantSource clock) {
        if (key == null || key.strip().length() < SHORTEST_KEY) {
            throw new SettingException(
                    "kiosque.preview.key",
                    "(KIOSQUE_PREVIEW_KEY) is not set, or is shorter than " + SHORTEST_KEY + " characters: set it to"
                            + " something random, the same for all replicas, such as the output of openssl rand -hex 32");
        }
        this.key = new SecretKeySpec(key.strip().getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.validFor = validFor;
        this.clock = clock;
    }

    public Ticket issue(String articleId) {
        Instant until = Instant.ofEpochSecond(clock.instant().plus(validFor).getEpochSecond());
        String named = articleId + "." + until.getEpochSecond();
        return new Ticket(articleId, until, named + "." + signature(named));
    }

    /** @return empty for what was not issued with this key; whether its end has come is for the caller to look at */
    public Optional<Ticket> read(String text) {
        return FORM.matcher(text)
                .results()
                .filter(parts -> parts.group().equals(text))
                .filter(parts -> isSignature(parts.group(3), parts.group(1) + "." + parts.group(2)))
                .map(parts -> new Ticket(parts.group(1), Instant.ofEpochSecond(Long.parseLong(parts.group(2))), text))
                .findFirst();
    }

    private boolean isSignature(String given, String named) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.US_ASCII), signature(named).getBytes(StandardCharsets.US_ASCII));
    }

    private String signature(String named) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal((PURPOSE + named).getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /**
     * @param until in whole seconds
     * @param text safe in an address
     */
    public record Ticket(String articleId, Instant until, String text) {

        public boolean isOver(Instant now) {
            return !until.isAfter(now);
        }
    }
}
