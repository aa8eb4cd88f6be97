package org.kiosque.translation.making;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.translation.engine.Fault;
import org.kiosque.translation.segmentation.ArticleText;
import org.kiosque.translation.segmentation.Segment;
import org.kiosque.translation.translations.Proposal;
import org.kiosque.translation.translations.Reviewed;
import org.kiosque.translation.translations.ShownTranslation;
import org.kiosque.translation.translations.TranslatedSegment;
import org.kiosque.translation.translations.TranslatedSegment.Origin;

/** How far a translation is, sentence by sentence. For one thread. */
public final class Progress implements OpenSentences {

    /** Characters that engines are told of an article beside the sentences that they are asked for. */
    private static final int CONTEXT = 2_000;

    private final Map<Integer, TranslatedSegment> done = new TreeMap<>();
    private final Set<Segment> missing = new LinkedHashSet<>();
    /** The missing ones that are the same sentence, by its text. */
    private final Map<String, List<Segment>> twins = new HashMap<>();

    /** What people translated before the sentence was changed. */
    private final Map<Segment, Proposal> suggestions;

    private final int reused;
    private final String context;

    /** @param reviewed what people have written, which comes before what else is known */
    Progress(ArticleText text, Reviewed reviewed, KnownTranslations earlier) {
        KnownTranslations known = new ReviewedWork(reviewed, earlier);
        context = beginning(text.segments());
        for (Segment segment : text.segments()) {
            known.of(segment).ifPresentOrElse(found -> done.put(segment.n(), found), () -> missing.add(segment));
        }
        missing.forEach(segment ->
                twins.computeIfAbsent(twinsOf(segment), _ -> new ArrayList<>()).add(segment));
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

    /** Whether there is something other than the original for it. */
    boolean isTranslated(int n) {
        TranslatedSegment segment = done.get(n);
        return segment != null && segment.origin() != Origin.SOURCE;
    }

    int reused() {
        return reused;
    }

    /** Whole sentences, a paragraph's like another's. */
    private static String beginning(List<Segment> segments) {
        StringBuilder beginning = new StringBuilder();
        for (Segment segment : segments) {
            if (beginning.length() + segment.source().length() > CONTEXT) {
                break;
            }
            beginning.append(segment.source()).append('\n');
        }
        return beginning.toString().strip();
    }

    @Override
    public String context() {
        return context;
    }

    @Override
    public boolean any() {
        return done.size() > reused;
    }

    @Override
    public boolean complete() {
        return missing.isEmpty();
    }

    @Override
    public Stream<Segment> missing() {
        return missing.stream();
    }

    /** Wherever it stands: the same sentence is not asked for twice. */
    @Override
    public void translated(Segment segment, String target, @Nullable String engine) {
        Origin origin = engine == null ? Origin.MEMORY : Origin.MACHINE;
        missingTwins(segment).forEach(twin -> add(twin, target, origin, engine, null));
    }

    /** It stays as it is, wherever it stands. */
    @Override
    public void untranslated(Segment segment, Fault fault) {
        missingTwins(segment).forEach(twin -> add(twin, twin.source(), Origin.SOURCE, null, fault));
    }

    private List<Segment> missingTwins(Segment segment) {
        return twins.getOrDefault(twinsOf(segment), List.of()).stream()
                .filter(missing::contains)
                .toList();
    }

    private static String twinsOf(Segment segment) {
        return segment.field().isMarkdown() + segment.source();
    }

    private void add(Segment segment, String target, Origin origin, @Nullable String engine, @Nullable Fault fault) {
        done.put(
                segment.n(),
                new TranslatedSegment(
                        segment.n(),
                        segment.field(),
                        segment.source(),
                        target,
                        origin,
                        engine,
                        suggestions.get(segment),
                        fault,
                        null));
        missing.remove(segment);
    }
}
