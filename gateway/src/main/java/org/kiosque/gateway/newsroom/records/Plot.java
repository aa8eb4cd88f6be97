package org.kiosque.gateway.newsroom.records;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.kiosque.gateway.newsroom.page.Words;

/**
 * So many of something on each of some days, as columns.
 *
 * @param name of what is counted, by which the words for it are found
 * @param days the oldest first
 */
public record Plot(String name, List<Day> days) {

    public static final int WIDTH = 700;
    public static final int HEIGHT = 200;

    /** Below the columns, for their days; above them, for their numbers. */
    private static final int FOOT = 24;

    private static final int HEAD = 22;

    public record Day(LocalDate date, long count) {}

    static Plot of(String name, SortedMap<LocalDate, Long> counts) {
        return new Plot(
                name,
                counts.entrySet().stream()
                        .map(day -> new Day(day.getKey(), day.getValue()))
                        .toList());
    }

    /**
     * In units of the drawing.
     *
     * @param middle of the column, from the left
     */
    public record Column(Day day, double left, double middle, double top, double width, double height) {

        public String x() {
            return written(left);
        }

        public String y() {
            return written(top);
        }

        public String wide() {
            return written(width);
        }

        public String high() {
            return written(height);
        }

        public String centre() {
            return written(middle);
        }

        public String above() {
            return written(top - 5);
        }

        private static String written(double number) {
            return String.format(Locale.ROOT, "%.1f", number);
        }
    }

    public List<Column> columns() {
        double most = Math.max(1, most().count());
        double each = (double) WIDTH / Math.max(1, days.size());
        double floor = HEIGHT - FOOT;
        return IntStream.range(0, days.size())
                .mapToObj(i -> {
                    double high = (floor - HEAD) * days.get(i).count() / most;
                    return new Column(
                            days.get(i), i * each + each * .15, i * each + each / 2, floor - high, each * .7, high);
                })
                .toList();
    }

    public long sum() {
        return days.stream().mapToLong(Day::count).sum();
    }

    private Day most() {
        return days.stream().max(Comparator.comparingLong(Day::count)).orElseGet(() -> new Day(LocalDate.EPOCH, 0));
    }

    /** For those who do not see it. */
    public String told(Words word) {
        return days.isEmpty()
                ? word.get("records.none")
                : word.get(
                        "figures.told",
                        sum(),
                        word.day(days.getFirst().date()),
                        word.day(days.getLast().date()),
                        most().count(),
                        word.day(most().date()));
    }
}
