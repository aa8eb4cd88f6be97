package org.kiosque.translation.making;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kiosque.translation.segmentation.Segment;
import org.kiosque.translation.translations.TranslatedSegment;
import org.kiosque.translation.translations.TranslatedSegment.Origin;
import org.kiosque.translation.translations.Work;

/** What earlier runs and revisions of the same article have made. */
final class EarlierWork implements KnownTranslations {

    private final Map<Key, TranslatedSegment> segments = new HashMap<>();

    /**
     * Nothing is known of a text in another language than the article has now.
     *
     * @param from the article's language
     */
    EarlierWork(@Nullable Work known, String from) {
        this(known, from, segment -> segment.origin() != Origin.SOURCE);
    }

    private EarlierWork(@Nullable Work known, String from, Predicate<TranslatedSegment> which) {
        if (known != null && known.from().equals(from)) {
            known.segments().stream().filter(which).forEach(segment -> segments.put(Key.of(segment), segment));
        }
    }

    /** What readers have now, also the sentences that no engine could translate. */
    static EarlierWork all(@Nullable Work complete, String from) {
        return new EarlierWork(complete, from, _ -> true);
    }

    @Override
    public Optional<TranslatedSegment> of(Segment segment) {
        Key key = new Key(segment.field().isMarkdown(), segment.source());
        return Optional.ofNullable(segments.get(key)).map(known -> known.at(segment.n(), segment.field()));
    }

    /** Also what only an earlier revision had: an author who takes a sentence out often puts it back. */
    List<TranslatedSegment> with(Collection<TranslatedSegment> done) {
        Map<Key, TranslatedSegment> all = new HashMap<>(segments);
        done.forEach(segment -> all.put(Key.of(segment), segment));
        return List.copyOf(all.values());
    }

    /**
     * What a translation is found again by: the same characters say something else, and are written otherwise, where they
     * are Markdown than where they are not.
     */
    private record Key(boolean markdown, String source) {

        static Key of(TranslatedSegment segment) {
            return new Key(segment.field().isMarkdown(), segment.source());
        }
    }
}
