package org.kiosque.recommendation.related.ranking;

import java.util.Arrays;
import java.util.Collection;

/**
 * A sample of a text's different words, small enough to be kept for many texts: those with the lowest hashes.
 *
 * @see <a href="https://doi.org/10.1109/SEQUEN.1997.666900">A. Broder, On the resemblance and containment of documents</a>
 */
public final class Sketch {

    public static final Sketch EMPTY = new Sketch(new int[0]);

    private static final int WORDS = 64;

    private final int[] lowest;

    private Sketch(int[] lowest) {
        this.lowest = lowest;
    }

    /** @param words the more often one is there, the same */
    public static Sketch of(Collection<String> words) {
        return new Sketch(words.stream()
                .mapToInt(word -> mixed(word.hashCode()))
                .sorted()
                .distinct()
                .limit(WORDS)
                .toArray());
    }

    /** Neighbouring hash codes of similar words would not be a sample. */
    private static int mixed(int hash) {
        int h = hash;
        h = (h ^ (h >>> 16)) * 0x85ebca6b;
        h = (h ^ (h >>> 13)) * 0xc2b2ae35;
        return h ^ (h >>> 16);
    }

    /** @return about what share of the words of both texts both have: 0 for none, 1 for the same words */
    public double resemblance(Sketch other) {
        boolean whole = lowest.length < WORDS && other.lowest.length < WORDS;
        int most = whole ? 2 * WORDS : WORDS;
        int mine = 0;
        int its = 0;
        int looked = 0;
        int common = 0;
        while (looked < most && mine < lowest.length && its < other.lowest.length) {
            int order = Integer.compare(lowest[mine], other.lowest[its]);
            common += order == 0 ? 1 : 0;
            mine += order <= 0 ? 1 : 0;
            its += order >= 0 ? 1 : 0;
            looked++;
        }
        int left = lowest.length - mine + other.lowest.length - its; // of one of them, at the other's end
        looked = Math.min(most, looked + left);
        return looked == 0 ? 0 : (double) common / looked;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sketch sketch && Arrays.equals(lowest, sketch.lowest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(lowest);
    }
}
