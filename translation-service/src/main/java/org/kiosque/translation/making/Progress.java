package org.kiosque.translation.making;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiosque.translation.segmentation.ArticleText;
import org.kiosque.translation.segmentation.Segment;
import org.kiosque.translation.translations.TranslatedSegment;
import org.kiosque.translation.translations.TranslatedSegment.Origin;

/** How far one run over an article is. For one thread. */
final class Progress {

    private final Map<Integer, TranslatedSegment> done = new TreeMap<>();
    private final Set<Segment> missing = new LinkedHashSet<>();
    /** Those of the missing whose markup the engine did not keep. */
    private final Set<Segment> broken = new LinkedHashSet<>();

    private final int reused;

    Progress(ArticleText text, KnownTranslations known) {
        for (Segment segment : text.segments()) {
            known.of(segment).ifPresentOrElse(found -> done.put(segment.n(), found), () -> missing.add(segment));
        }
        reused = done.size();
    }

    /** By the number of the segment. */
    Map<Integer, TranslatedSegment> done() {
        return done;
    }

    int reused() {
        return reused;
    }

    /** Whether this run has made anything. */
    boolean any() {
        return done.size() > reused;
    }

    boolean complete() {
        return missing.isEmpty();
    }

    /** In reading order. */
    List<Segment> missing(int most) {
        return missing.stream().limit(most).toList();
    }

    Optional<Segment> broken() {
        return broken.stream().findFirst();
    }

    void broken(Segment segment) {
        broken.add(segment);
    }

    void translated(Segment segment, String target, String engine) {
        add(segment, target, Origin.MACHINE, engine);
    }

    /** It stays as it is. */
    void untranslated(Segment segment) {
        add(segment, segment.source(), Origin.SOURCE, null);
    }

    private void add(Segment segment, String target, Origin origin, @Nullable String engine) {
        done.put(
                segment.n(),
                new TranslatedSegment(segment.n(), segment.field(), segment.source(), target, origin, engine));
        missing.remove(segment);
        broken.remove(segment);
    }
}
