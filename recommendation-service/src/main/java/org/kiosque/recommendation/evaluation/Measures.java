package org.kiosque.recommendation.evaluation;

import java.util.List;
import java.util.function.Predicate;

/** The field's measures of one list; best is 1, worst 0. */
final class Measures {

    private Measures() {}

    /** @return the share of the first {@code n} places that hold something relevant; empty places do not */
    static <T> double precision(List<T> ranked, Predicate<T> relevant, int n) {
        return (double) ranked.stream().limit(n).filter(relevant).count() / n;
    }

    /**
     * @param relevantInAll how many there are
     * @see <a href="https://doi.org/10.1145/582415.582418">K. Järvelin, J. Kekäläinen, Cumulated gain-based evaluation</a>
     */
    static <T> double ndcg(List<T> ranked, Predicate<T> relevant, int relevantInAll, int n) {
        double gain = 0;
        for (int place = 0; place < Math.min(n, ranked.size()); place++) {
            gain += relevant.test(ranked.get(place)) ? discount(place) : 0;
        }
        double ideal = 0;
        for (int place = 0; place < Math.min(n, relevantInAll); place++) {
            ideal += discount(place);
        }
        return ideal == 0 ? 0 : gain / ideal;
    }

    private static double discount(int place) {
        return Math.log(2) / Math.log(place + 2.0);
    }

    /** @return of all that were clicked, the mean of one by its place, as the MIND competition measures it */
    static <T> double reciprocalRank(List<T> ranked, Predicate<T> clicked) {
        double sum = 0;
        int clicks = 0;
        for (int place = 0; place < ranked.size(); place++) {
            if (clicked.test(ranked.get(place))) {
                sum += 1.0 / (place + 1);
                clicks++;
            }
        }
        return clicks == 0 ? 0 : sum / clicks;
    }

    /** @return the chance that something clicked has a higher score than something that was not; equal ones count half */
    static double areaUnderCurve(List<Double> clicked, List<Double> others) {
        double right = 0;
        for (double click : clicked) {
            for (double other : others) {
                right += click > other ? 1 : click == other ? 0.5 : 0;
            }
        }
        return right / ((double) clicked.size() * others.size());
    }
}
