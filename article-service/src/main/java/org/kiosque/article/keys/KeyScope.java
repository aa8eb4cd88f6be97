package org.kiosque.article.keys;

import java.util.Optional;
import java.util.stream.Stream;

/** What a key opens. */
public enum KeyScope {
    READ_DRAFTS("drafts:read"),
    WRITE_DRAFTS("drafts:write"),
    PUBLISH("publish");

    private final String words;

    KeyScope(String words) {
        this.words = words;
    }

    static Optional<KeyScope> find(String words) {
        return Stream.of(values()).filter(scope -> scope.words.equals(words)).findFirst();
    }

    /** As rules of access name it. */
    public String authority() {
        return "KEY_" + name();
    }

    /** As clients know it. */
    @Override
    public String toString() {
        return words;
    }
}
