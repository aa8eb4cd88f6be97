package org.kiosque.recommendation.related.ranking;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what is worth reading after each of several articles, the latest of which tells most of what somebody wants to
 * read.
 *
 * @see <a href="https://doi.org/10.1145/1571941.1572114">G. Cormack et al., Reciprocal rank fusion</a>
 */
public final class Interests {

    /** How much less each earlier article tells. */
    private static final double EARLIER = 0.9;

    /** How little the first few places differ. */
    private static final double FLATNESS = 10;

    private final Collection<String> except;
    private final Map<String, Interest> found = new HashMap<>();
    private double weight = 1;

    private record Interest(double score, double most, String because) {}

    /**
     * One that may be of interest.
     *
     * @param because id of the article that told most for it
     */
    public record Suggested(String articleId, String because) {}

    /** @param except ids of what is not wanted, such as what was read */
    public Interests(Collection<String> except) {
        this.except = except;
    }

    /** To be called for the last article that was read, then for the one before, and so on. */
    public void after(String articleId, List<Ranked> related) {
        int place = 0;
        for (Ranked other : related) {
            double told = weight / (FLATNESS + ++place);
            if (!except.contains(other.articleId())) {
                found.merge(other.articleId(), new Interest(told, told, articleId), Interests::both);
            }
        }
        weight *= EARLIER;
    }

    private static Interest both(Interest one, Interest other) {
        String because = other.most() > one.most() ? other.because() : one.because();
        return new Interest(one.score() + other.score(), Math.max(one.most(), other.most()), because);
    }

    /** @return 0 for what nothing tells of */
    public double score(String articleId) {
        @Nullable Interest interest = found.get(articleId);
        return interest == null ? 0 : interest.score();
    }

    /** @return best first; equals by their ids */
    public List<Suggested> best() {
        return found.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, Interest> one) ->
                                one.getValue().score())
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .map(one -> new Suggested(one.getKey(), one.getValue().because()))
                .toList();
    }
}
