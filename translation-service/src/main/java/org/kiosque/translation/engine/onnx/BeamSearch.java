package org.kiosque.translation.engine.onnx;

import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows several beginnings of an answer at once, and takes the answer that is likeliest for its length. Word by word what
 * Transformers' beam search gives, in the same precision.
 */
final class BeamSearch {

    private static final float IMPOSSIBLE = Float.NEGATIVE_INFINITY;

    private final MarianSettings settings;
    private final NextWords words;
    private final List<Answer> answers = new ArrayList<>();

    private int[][] beginnings;
    private float[] sums;

    private static final class Answer {

        private final int[] tokens;
        /** By which answers are compared. */
        private final double score;

        Answer(int[] tokens, double score) {
            this.tokens = tokens;
            this.score = score;
        }

        double score() {
            return score;
        }
    }

    private record Candidate(int beam, int token, float sum) {

        static final Comparator<Candidate> WORST_FIRST = Comparator.comparingDouble(Candidate::sum);
    }

    BeamSearch(MarianSettings settings, NextWords words) {
        this.settings = settings;
        this.words = words;
        this.beginnings = new int[settings.beams()][0];
        this.sums = new float[settings.beams()];
        Arrays.fill(sums, 1, sums.length, -1e9f); // all begin alike: one is enough
    }

    /** @return null when it is late */
    int @Nullable [] answer(BooleanSupplier late) throws OrtException {
        int beams = settings.beams();
        int[] last = new int[beams];
        Arrays.fill(last, settings.start());
        int[] parents = new int[beams];
        Arrays.setAll(parents, beam -> beam);
        for (int length = 1; length < settings.longest(); length++) {
            if (late.getAsBoolean()) {
                return null;
            }
            float[][] scores = words.scores(last, parents);
            boolean forced = settings.forcedEnd() && length == settings.longest() - 1;
            List<Candidate> best = best(scores, forced);
            boolean done = goOn(best, length, last, parents);
            if (done) {
                return likeliest();
            }
        }
        for (int beam = 0; beam < beams; beam++) {
            add(beginnings[beam], sums[beam], beginnings[beam].length);
        }
        return likeliest();
    }

    /** Twice as many as there are beams, the best first: that many may end here. */
    private List<Candidate> best(float[][] scores, boolean forced) {
        int most = 2 * settings.beams();
        var queue = new PriorityQueue<Candidate>(most + 1, Candidate.WORST_FIRST);
        for (int beam = 0; beam < scores.length; beam++) {
            float[] likely = forced ? onlyTheEnd(scores[beam].length) : normalized(scores[beam]);
            for (int token = 0; token < likely.length; token++) {
                float sum = likely[token] + sums[beam];
                if (queue.size() < most || sum > queue.element().sum()) {
                    queue.add(new Candidate(beam, token, sum));
                    if (queue.size() > most) {
                        queue.remove();
                    }
                }
            }
        }
        List<Candidate> sorted = new ArrayList<>(queue);
        sorted.sort(Candidate.WORST_FIRST.reversed());
        return sorted;
    }

    private float[] onlyTheEnd(int size) {
        float[] likely = new float[size];
        Arrays.fill(likely, IMPOSSIBLE);
        likely[settings.end()] = 0;
        return likely;
    }

    private float[] normalized(float[] scores) {
        float[] likely = logSoftmax(scores);
        for (int token : settings.forbidden()) {
            likely[token] = IMPOSSIBLE;
        }
        return settings.renormalized() ? logSoftmax(likely) : likely;
    }

    private static float[] logSoftmax(float[] scores) {
        float highest = IMPOSSIBLE;
        for (float score : scores) {
            highest = Math.max(highest, score);
        }
        double sum = 0;
        for (float score : scores) {
            sum += Math.exp(score - highest);
        }
        double whole = highest + Math.log(sum);
        float[] likely = new float[scores.length];
        for (int i = 0; i < scores.length; i++) {
            likely[i] = (float) (scores[i] - whole);
        }
        return likely;
    }

    /**
     * @param length of the beginnings so far, with the unsaid word
     * @param last filled with the last word of each beginning
     * @param parents filled with what each goes on from
     * @return whether no beginning can become a better answer than there is
     */
    private boolean goOn(List<Candidate> best, int length, int[] last, int[] parents) {
        int[][] next = new int[beginnings.length][];
        float[] nextSums = new float[sums.length];
        int beam = 0;
        for (int rank = 0; rank < best.size() && beam < next.length; rank++) {
            Candidate candidate = best.get(rank);
            if (candidate.token() == settings.end()) {
                if (rank < settings.beams()) {
                    add(beginnings[candidate.beam()], candidate.sum(), length);
                }
                continue;
            }
            int[] before = beginnings[candidate.beam()];
            next[beam] = Arrays.copyOf(before, before.length + 1);
            next[beam][before.length] = candidate.token();
            nextSums[beam] = candidate.sum();
            last[beam] = candidate.token();
            parents[beam] = candidate.beam();
            beam++;
        }
        beginnings = next;
        sums = nextSums;
        return isDone(sums[0], length);
    }

    /** @param best sum of the likeliest beginning */
    private boolean isDone(float best, int length) {
        if (answers.size() < settings.beams()) {
            return false;
        }
        return settings.earlyStopping() || worst().score() >= best / Math.pow(length, settings.lengthPenalty());
    }

    /** @param length with the end */
    private void add(int[] tokens, float sum, int length) {
        double score = sum / Math.pow(length, settings.lengthPenalty());
        if (answers.size() < settings.beams() || score > worst().score()) {
            answers.add(new Answer(tokens, score));
            if (answers.size() > settings.beams()) {
                answers.remove(worst());
            }
        }
    }

    private Answer worst() {
        return answers.stream().min(Comparator.comparingDouble(Answer::score)).orElseThrow();
    }

    private int[] likeliest() {
        return answers.stream().max(Comparator.comparingDouble(Answer::score)).orElseThrow().tokens;
    }
}
