package org.kiosque.recommendation.related.ranking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Orders the neighbours of an article by what they have in common with it, gently by age, and so that they differ. */
public final class Blend {

    /** Of those behind nobody sees whether they differ. */
    public static final int VARIED = 24;

    private static final Comparator<Scored> BEST_FIRST = Comparator.comparingDouble(Scored::score)
            .reversed()
            .thenComparing(scored -> scored.candidate().articleId());

    private record Scored(Candidate candidate, double score, boolean together) {}

    private Blend() {}

    /**
     * @param together how much others were read by the same readers, the most as 1
     * @return best first; without those that have no subject in common
     */
    public static List<Ranked> rank(Neighbours neighbours, Map<String, Double> together, Weights weights, Instant now) {
        List<Scored> scored = new ArrayList<>();
        for (Candidate candidate : neighbours.candidates()) {
            double read = together.getOrDefault(candidate.articleId(), 0.0);
            if (subject(candidate, read, neighbours.tagged(), weights) >= weights.least()) {
                scored.add(scored(neighbours, candidate, read, weights, now));
            }
        }
        scored.sort(BEST_FIRST);
        List<Scored> varied = varied(scored.subList(0, Math.min(VARIED, scored.size())), weights);
        varied.addAll(scored.subList(varied.size(), scored.size()));
        return varied.stream()
                .map(one -> new Ranked(one.candidate().articleId(), one.together()))
                .toList();
    }

    private static Scored scored(
            Neighbours neighbours, Candidate candidate, double read, Weights weights, Instant now) {
        double score = subject(candidate, read, neighbours.tagged(), weights)
                + weights.authors() * candidate.authors() / most(candidate, neighbours.tagged(), weights);
        score *= age(candidate.publishedAt(), weights, now);
        if (candidate.sketch().resemblance(neighbours.sketch()) >= weights.sameStory()) {
            score *= weights.repeated();
        }
        boolean together = weights.together() * read
                > weights.text() * candidate.text()
                        + weights.tags() * candidate.tags()
                        + weights.meaning() * meaning(candidate, weights);
        return new Scored(candidate, score, together);
    }

    /** @return 1 for the same words, tags and meaning, whether or not there are tags, and the meaning is known */
    static double subject(Candidate candidate, double read, boolean tagged, Weights weights) {
        return (weights.text() * candidate.text()
                        + weights.tags() * candidate.tags()
                        + weights.meaning() * meaning(candidate, weights)
                        + weights.together() * read)
                / most(candidate, tagged, weights);
    }

    private static double most(Candidate candidate, boolean tagged, Weights weights) {
        return weights.text()
                + (tagged ? weights.tags() : 0)
                + (candidate.meaning().isPresent() ? weights.meaning() : 0);
    }

    /** @return from 0 for what is apart to 1 for the same */
    private static double meaning(Candidate candidate, Weights weights) {
        double above = candidate.meaning().orElse(weights.apart()) - weights.apart();
        return Math.clamp(above / (1 - weights.apart()), 0, 1);
    }

    /** @return 1 for what is new, and less for what is old */
    static double age(Instant publishedAt, Weights weights, Instant now) {
        double age = Duration.between(publishedAt, now).toSeconds();
        double halfLives = Math.max(0, age / weights.halfLife().toSeconds());
        return weights.oldest() + (1 - weights.oldest()) * Math.pow(0.5, halfLives);
    }

    /**
     * Maximal marginal relevance: each place goes to whom the score counts for most after what it repeats of those before.
     *
     * @see <a href="https://doi.org/10.1145/290941.291025">J. Carbonell, J. Goldstein, The use of MMR</a>
     */
    private static List<Scored> varied(List<Scored> bestFirst, Weights weights) {
        List<Scored> chosen = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        bestFirst.forEach(scored -> left.add(new Left(scored)));
        double best = bestFirst.isEmpty() ? 0 : bestFirst.getFirst().score();
        while (!left.isEmpty()) {
            Left next = left.getFirst();
            double most = Double.NEGATIVE_INFINITY;
            for (Left one : left) {
                double worth = one.worth(weights, best);
                if (worth > most) { // of equals the first, which scores more
                    most = worth;
                    next = one;
                }
            }
            chosen.add(next.scored);
            left.remove(next);
            Sketch stands = next.scored.candidate().sketch();
            left.forEach(one -> one.isBehind(stands));
        }
        return chosen;
    }

    /** One that has no place yet, and how much it resembles any of those that have. */
    private static final class Left {

        private final Scored scored;
        private double resemblance;

        Left(Scored scored) {
            this.scored = scored;
        }

        void isBehind(Sketch other) {
            resemblance = Math.max(resemblance, scored.candidate().sketch().resemblance(other));
        }

        double worth(Weights weights, double best) {
            double score = resemblance >= weights.sameStory() ? scored.score() * weights.repeated() : scored.score();
            return score - weights.variety() * best * resemblance;
        }
    }
}
