package org.kiosque.local.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A translation by hand, sentence by sentence: it is found by the original's words, whatever their place.
 *
 * @param targets by source
 */
record DemoTranslation(Map<String, String> targets) {

    /** @param text pairs of lines, the original and its translation, with an empty line between two pairs */
    static DemoTranslation of(String text) {
        Map<String, String> targets = new HashMap<>();
        for (String pair : text.strip().split("\n\n", -1)) {
            List<String> lines = pair.lines().toList();
            if (lines.size() != 2 || targets.put(lines.getFirst(), lines.getLast()) != null) {
                throw new IllegalArgumentException("no pair of lines, or one that was there before: " + pair);
            }
        }
        return new DemoTranslation(Map.copyOf(targets));
    }

    Optional<String> target(String source) {
        return Optional.ofNullable(targets.get(source));
    }
}
