package org.kiosque.translation.texts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.translation.engine.Fault;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.glossary.Marked;
import org.kiosque.translation.glossary.Terms;
import org.kiosque.translation.making.OpenSentences;
import org.kiosque.translation.segmentation.Segment;

/** The different sentences of one call in one direction, and what has become of each so far. For one thread. */
final class WantedSentences implements OpenSentences {

    /**
     * What became of one.
     *
     * @param target null when no engine's answer may be shown
     * @param engine null likewise, and when no machine made it
     */
    record Outcome(@Nullable String target, @Nullable String engine) {}

    private final Map<String, Segment> open = new LinkedHashMap<>();
    private final Map<Segment, String> ids = new HashMap<>();
    private final Map<String, Outcome> outcomes = new HashMap<>();
    /** Made by engines in this call. */
    private final Map<String, Outcome> made = new LinkedHashMap<>();

    /** What this call may ask engines for: others are asked for what else is open. */
    private Set<String> claimed = Set.of();

    WantedSentences(Collection<Segment> segments, LanguagePair pair, Terms terms) {
        for (Segment segment : segments) {
            String id = id(pair, segment.source(), terms.mark(segment.question()));
            ids.put(segment, id);
            open.putIfAbsent(id, segment);
        }
    }

    /** The same sentence with other terms is another one. */
    private static String id(LanguagePair pair, String source, Marked marked) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((pair.name() + "\n" + source + "\n" + String.join("\n", marked.targets()))
                    .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    /** Ids of those of which nothing has become yet. */
    List<String> open() {
        return List.copyOf(open.keySet());
    }

    Collection<Segment> openSegments() {
        return List.copyOf(open.values());
    }

    void claimed(Collection<String> these) {
        claimed = Set.copyOf(these);
    }

    void known(Segment segment, Outcome outcome) {
        known(id(segment), outcome);
    }

    void known(String id, Outcome outcome) {
        outcomes.put(id, outcome);
        open.remove(id);
    }

    /** @return empty while it is open */
    Optional<Outcome> of(Segment segment) {
        return Optional.ofNullable(outcomes.get(id(segment)));
    }

    Map<String, Outcome> made() {
        return made;
    }

    private String id(Segment segment) {
        String id = ids.get(segment);
        if (id == null) {
            throw new IllegalArgumentException("not of this call");
        }
        return id;
    }

    @Override
    public Stream<Segment> missing() {
        return open.entrySet().stream()
                .filter(one -> claimed.contains(one.getKey()))
                .map(Map.Entry::getValue);
    }

    @Override
    public boolean any() {
        return !made.isEmpty();
    }

    @Override
    public void translated(Segment segment, String target, @Nullable String engine) {
        made(segment, new Outcome(target, engine));
    }

    @Override
    public void untranslated(Segment segment, Fault fault) {
        made(segment, new Outcome(null, null));
    }

    private void made(Segment segment, Outcome outcome) {
        made.put(id(segment), outcome);
        known(segment, outcome);
    }
}
