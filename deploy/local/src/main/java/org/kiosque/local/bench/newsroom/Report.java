package org.kiosque.local.bench.newsroom;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The table of what was measured.
 *
 * @param some articles first
 * @param many articles then
 * @param comments beside these
 */
record Report(int some, int many, int comments, Map<String, Line> lines) {

    Report(int some, int many, int comments) {
        this(some, many, comments, new LinkedHashMap<>());
    }

    /** @param at by how many articles there were */
    record Line(Duration bar, Map<Integer, Series> at) {}

    void add(int count, Measure measure, Series.Both both) {
        line(measure.name(), measure).at().put(count, both.answer());
        if (!both.shown().isEmpty()) {
            line(measure.name() + ", and the page after it", measure).at().put(count, both.shown());
        }
    }

    private Line line(String name, Measure measure) {
        return lines.computeIfAbsent(name, _ -> new Line(measure.bar(), new LinkedHashMap<>()));
    }

    void print(PrintStream out) {
        out.printf(
                "| What | bar ms | median at %d | p95 | median at %d articles, %d comments | p95 | met |%n"
                        + "| --- | --- | --- | --- | --- | --- | --- |%n",
                some, many, comments);
        lines.forEach((name, line) -> out.println(row(name, line)));
    }

    private String row(String name, Line line) {
        var row = new StringBuilder("| " + name + " | " + line.bar().toMillis());
        boolean met = true;
        for (Series series : line.at().values()) {
            row.append(String.format(Locale.ROOT, " | %.1f | %.1f", millis(series.median()), millis(series.p95())));
            met = series.p95().compareTo(line.bar()) <= 0;
        }
        if (!line.at().containsKey(many)) {
            return row.append(" | | | not measured |").toString();
        }
        return row.append(met ? " | yes |" : " | **no** |").toString();
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
