package org.kiosque.comment.privacy;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kiosque.common.failures.UnavailableException;
import org.springframework.stereotype.Component;

/**
 * Keeps e-mail addresses so that a copy of the store tells none: encrypted, and found by a keyed hash. The first key seals, all
 * of them open, the one that follows from {@code KIOSQUE_PRIVACY_KEY} last. Thread-safe.
 */
@Component
public class MailboxSeal {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final List<MailboxKey> keys;

    public MailboxSeal(PrivacyProperties properties) {
        Map<String, MailboxKey> given =
                new LinkedHashMap<>(); // one that is given twice is one: what it sealed needs no other
        for (String key : properties.mailboxKeys()) {
            add(given, Secret.of(key, "each of KIOSQUE_PRIVACY_MAILBOX_KEYS"));
        }
        add(given, Secret.of(properties.key(), "KIOSQUE_PRIVACY_KEY"));
        this.keys = List.copyOf(given.values());
    }

    private static void add(Map<String, MailboxKey> given, Secret secret) {
        var key = new MailboxKey(secret);
        given.putIfAbsent(key.name(), key);
    }

    /**
     * An e-mail address as it is stored.
     *
     * @param hash finds it
     * @param text encrypted, in base 64 that is safe in an address
     * @param key the name of the key
     */
    public record Sealed(String hash, String text, String key) {}

    /** @return the name of the key that seals now */
    public String current() {
        return keys.getFirst().name();
    }

    /** @return the names of all keys that open */
    public List<String> known() {
        return keys.stream().map(MailboxKey::name).toList();
    }

    public Sealed seal(String address) {
        MailboxKey key = keys.getFirst();
        return new Sealed(key.hash(address), ENCODER.encodeToString(key.seal(address)), key.name());
    }

    /**
     * @param key the name of the key that it was sealed with
     * @throws UnavailableException when this replica has not been told that key
     * @throws IllegalStateException when it was changed since
     */
    public String open(String sealed, String key) {
        return keys.stream()
                .filter(known -> known.name().equals(key))
                .findFirst()
                .orElseThrow(() -> new UnavailableException("An e-mail address cannot be read here.", null))
                .open(Base64.getUrlDecoder().decode(sealed));
    }

    /**
     * @return an e-mail address as it may stand in the address of a request: nobody who reads it there learns anything; another one each
     *     time
     */
    public String id(String address) {
        Sealed sealed = seal(address);
        return sealed.key() + sealed.text();
    }

    /** @return the address that an id was made of; empty when it is none, or its key is not known any more */
    public Optional<String> addressOf(String id) {
        return keys.stream()
                .filter(key -> id.startsWith(key.name()))
                .findFirst()
                .flatMap(key -> {
                    try {
                        return Optional.of(key.open(Base64.getUrlDecoder()
                                .decode(id.substring(key.name().length()))));
                    } catch (IllegalArgumentException | IllegalStateException notOurs) {
                        return Optional.empty();
                    }
                });
    }

    /** @return what an address may stand in the store as: its hash by each key, and itself, as before any was sealed */
    public List<String> names(String address) {
        return Stream.concat(keys.stream().map(key -> key.hash(address)), Stream.of(address))
                .toList();
    }
}
