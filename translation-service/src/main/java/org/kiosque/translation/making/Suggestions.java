package org.kiosque.translation.making;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kiosque.translation.segmentation.Segment;
import org.kiosque.translation.translations.Proposal;
import org.kiosque.translation.translations.ReviewedSegment;

/**
 * What people have translated of sentences that are not in the text any more, offered for new ones that are like them.
 * Likeness is Dice's coefficient of the words.
 *
 * @see <a href="https://doi.org/10.2307/1932409">L. R. Dice, Measures of the amount of ecologic association</a>
 */
final class Suggestions {

    /** From here on two sentences are taken for two wordings of one. */
    private static final double ALIKE = 0.5;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    private Suggestions() {}

    /**
     * @param missing sentences that nobody has translated
     * @param gone the latest first
     * @return by sentence; each text is offered once, for the first sentence that it fits best
     */
    static Map<Segment, Proposal> of(Collection<Segment> missing, List<ReviewedSegment> gone) {
        Map<String, Set<Integer>> byWord = new HashMap<>();
        int[] sizes = new int[gone.size()];
        for (int i = 0; i < gone.size(); i++) {
            Set<String> words = words(gone.get(i).source());
            sizes[i] = words.size();
            for (String word : words) {
                byWord.computeIfAbsent(word, _ -> new HashSet<>()).add(i);
            }
        }
        Map<Segment, Proposal> suggestions = new HashMap<>();
        Set<Integer> taken = new HashSet<>();
        for (Segment segment : missing) {
            Set<String> words = byWord.isEmpty() ? Set.of() : words(segment.source());
            Map<Integer, Integer> shared = new HashMap<>();
            words.forEach(word -> byWord.getOrDefault(word, Set.of()).forEach(i -> shared.merge(i, 1, Integer::sum)));
            int best = -1;
            double bestLikeness = 0;
            for (Map.Entry<Integer, Integer> candidate : shared.entrySet()) {
                int i = candidate.getKey();
                double likeness = 2.0 * candidate.getValue() / (sizes[i] + words.size());
                boolean better = likeness > bestLikeness || (likeness == bestLikeness && i < best);
                if (likeness >= ALIKE && better && !taken.contains(i) && sameKind(segment, gone.get(i))) {
                    best = i;
                    bestLikeness = likeness;
                }
            }
            if (best >= 0) {
                taken.add(best);
                ReviewedSegment earlier = gone.get(best);
                suggestions.put(
                        segment, new Proposal(earlier.target(), earlier.origin(), earlier.engine(), earlier.source()));
            }
        }
        return suggestions;
    }

    private static boolean sameKind(Segment segment, ReviewedSegment earlier) {
        return segment.field().isMarkdown() == earlier.field().isMarkdown();
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group().toLowerCase(Locale.ROOT));
        }
        return words;
    }
}
