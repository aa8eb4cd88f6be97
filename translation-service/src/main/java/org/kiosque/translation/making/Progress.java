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
import org.kiosque.translation.translations.Proposal;
import org.kiosque.translation.translations.Reviewed;
import org.kiosque.translation.translations.ShownTranslation;
import org.kiosque.translation.translations.TranslatedSegment;
import org.kiosque.translation.translations.TranslatedSegment.Origin;

/** How far a translation is, sentence by sentence. For one thread. */
public final class Progress {

    private final Map<Integer, TranslatedSegment> done = new TreeMap<>();
    private final Set<Segment> missing = new LinkedHashSet<>();
    /** Those of the missing whose markup the engine did not keep. */
    private final Set<Segment> broken = new LinkedHashSet<>();

    /** What people translated before the sentence was changed. */
    private final Map<Segment, Proposal> suggestions;

    private final int reused;

    /** @param reviewed what people have written, which comes before what else is known */
    Progress(ArticleText text, Reviewed reviewed, KnownTranslations earlier) {
        KnownTranslations known = new ReviewedWork(reviewed, earlier);
        for (Segment segment : text.segments()) {
            known.of(segment).ifPresentOrElse(found -> done.put(segment.n(), found), () -> missing.add(segment));
        }
        reused = done.size();
        suggestions = Suggestions.of(missing, reviewed.gone(text.segments()));
    }

    /** How a translation stands in which people read and write: what readers have, and what waits to be shown to them. */
    public static Progress of(ShownTranslation shown, ArticleText text) {
        String from = shown.article().language();
        return new Progress(
                text,
                Reviewed.of(shown.reviewed(), from),
                shown.isCurrent()
                        ? EarlierWork.all(shown.work(), from)
                        : new EarlierWork(shown.begun() == null ? shown.work() : shown.begun(), from));
    }

    /** By the number of the segment. */
    public Map<Integer, TranslatedSegment> done() {
        return done;
    }

    /** What a person translated of an earlier wording of a sentence that is missing; null when there is nothing. */
    public @Nullable Proposal suggestion(Segment segment) {
        return suggestions.get(segment);
    }

    int reused() {
        return reused;
    }

    /** Whether this run has made anything. */
    boolean any() {
        return done.size() > reused;
    }

    public boolean complete() {
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
                new TranslatedSegment(
                        segment.n(),
                        segment.field(),
                        segment.source(),
                        target,
                        origin,
                        engine,
                        suggestions.get(segment)));
        missing.remove(segment);
        broken.remove(segment);
    }
}
