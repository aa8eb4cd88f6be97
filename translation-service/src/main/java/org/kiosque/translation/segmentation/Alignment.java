package org.kiosque.translation.segmentation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in a whole text that people have written in another language what belongs to which sentence of the original: paragraph by
 * paragraph, by their lengths, as Gale and Church do it with sentences, then within the paragraphs. What readers get of it reads as
 * it was written, whatever of it stands for which sentence.
 *
 * @see <a href="https://aclanthology.org/J93-1004/">A Program for Aligning Sentences in Bilingual Corpora</a>
 */
public final class Alignment {

    /** Paragraphs of both texts, multiplied: of more the first ones are taken for each other. */
    private static final long MOST_COMPARISONS = 1_000_000;

    private static final double TWO_FOR_ONE = 0.6;
    private static final double NONE_FOR_ONE = 0.5;

    /** What people have written is not to be lost. */
    private static final double ONE_FOR_NONE = 3.0;

    private static final Pattern DESTINATION = Pattern.compile("\\]\\(([^()\\s]*)");

    private final Map<Integer, String> targets = new HashMap<>();

    private Alignment() {}

    /**
     * @param written in the other language, with the original's number of tags or none
     * @return texts by the number of the original's segment; what has none is left out
     */
    public static Map<Integer, String> of(ArticleText original, ArticleText written) {
        var alignment = new Alignment();
        for (Field field : Field.values()) {
            List<List<Segment>> from = original.paragraphs(field);
            List<List<Segment>> to = written.paragraphs(field);
            switch (field) {
                case TITLE, LEAD -> alignment.pair(all(from), all(to));
                case BODY -> alignment.body(from, to);
                case TAG, ALT -> {
                    if (from.size() == to.size()) {
                        for (int i = 0; i < from.size(); i++) {
                            alignment.pair(from.get(i), to.get(i));
                        }
                    }
                }
            }
        }
        return alignment.targets;
    }

    private static List<Segment> all(List<List<Segment>> paragraphs) {
        return paragraphs.stream().flatMap(List::stream).toList();
    }

    private enum Step {
        ONE(1, 1),
        TWO_HERE(2, 1),
        TWO_THERE(1, 2),
        NONE_THERE(1, 0),
        NONE_HERE(0, 1);

        final int here;
        final int there;

        Step(int here, int there) {
            this.here = here;
            this.there = there;
        }

        double cost(int lengthHere, int lengthThere) {
            double apart = (double) Math.abs(lengthHere - lengthThere) / Math.max(1, lengthHere + lengthThere);
            return switch (this) {
                case ONE -> apart;
                case TWO_HERE, TWO_THERE -> apart + TWO_FOR_ONE;
                case NONE_THERE -> NONE_FOR_ONE;
                case NONE_HERE -> ONE_FOR_NONE;
            };
        }
    }

    private void body(List<List<Segment>> from, List<List<Segment>> to) {
        if (from.size() == to.size() || (long) from.size() * to.size() > MOST_COMPARISONS) {
            for (int i = 0; i < Math.min(from.size(), to.size()); i++) {
                pair(from.get(i), to.get(i));
            }
            return;
        }
        int[] here = from.stream().mapToInt(Alignment::length).toArray();
        int[] there = to.stream().mapToInt(Alignment::length).toArray();
        Step[][] steps = cheapest(here, there);
        for (int i = here.length, j = there.length; i > 0 || j > 0; ) {
            Step step = steps[i][j];
            pair(all(from.subList(i - step.here, i)), all(to.subList(j - step.there, j)));
            i -= step.here;
            j -= step.there;
        }
    }

    private static int length(List<Segment> paragraph) {
        return paragraph.stream().mapToInt(segment -> segment.source().length()).sum();
    }

    /** @return by how many are done with: the last step of the cheapest way there */
    private static Step[][] cheapest(int[] here, int[] there) {
        double[][] costs = new double[here.length + 1][there.length + 1];
        Step[][] steps = new Step[here.length + 1][there.length + 1];
        for (int i = 0; i <= here.length; i++) {
            for (int j = 0; j <= there.length; j++) {
                double least = i == 0 && j == 0 ? 0 : Double.MAX_VALUE;
                for (Step step : Step.values()) {
                    if (step.here <= i && step.there <= j) {
                        double cost = costs[i - step.here][j - step.there]
                                + step.cost(sum(here, i - step.here, i), sum(there, j - step.there, j));
                        if (cost < least) {
                            least = cost;
                            steps[i][j] = step;
                        }
                    }
                }
                costs[i][j] = least;
            }
        }
        return steps;
    }

    private static int sum(int[] lengths, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += lengths[i];
        }
        return sum;
    }

    /** Sentences of one or two paragraphs, and what was written for them. */
    private void pair(List<Segment> from, List<Segment> to) {
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        List<String> texts = new ArrayList<>(to.stream().map(Segment::source).toList());
        while (texts.size() < from.size()) {
            if (!split(texts)) {
                return;
            }
        }
        boolean oneByOne = from.size() == to.size();
        Map<Integer, String> found = new HashMap<>();
        int next = 0;
        int total = length(from);
        int whole = texts.stream().mapToInt(String::length).sum();
        double wanted = 0;
        int taken = 0;
        for (int i = 0; i < from.size(); i++) {
            Segment segment = from.get(i);
            wanted += (double) segment.source().length() / Math.max(1, total) * whole;
            List<String> own = new ArrayList<>(List.of(texts.get(next)));
            taken += texts.get(next++).length();
            int others = from.size() - i - 1;
            while (texts.size() - next > others
                    && (others == 0 || taken + texts.get(next).length() / 2.0 <= wanted)) {
                taken += texts.get(next).length();
                own.add(texts.get(next++));
            }
            String target = withDestinationsOf(segment.source(), String.join(" ", own));
            if (segment.objection(target).isEmpty()) {
                found.put(segment.n(), target);
            } else if (!oneByOne) {
                return; // half of it beside what a machine makes of the rest would say things twice
            }
        }
        targets.putAll(found);
    }

    /** Cuts the longest in two, between words. */
    private static boolean split(List<String> texts) {
        int longest = 0;
        for (int i = 1; i < texts.size(); i++) {
            if (texts.get(i).length() > texts.get(longest).length()) {
                longest = i;
            }
        }
        String text = texts.get(longest);
        int middle = text.length() / 2;
        int before = text.lastIndexOf(' ', middle);
        int after = text.indexOf(' ', middle);
        int at = before > 0 && (after < 0 || middle - before <= after - middle) ? before : after;
        if (at <= 0 || at >= text.length() - 1) {
            return false;
        }
        texts.set(longest, text.substring(0, at).strip());
        texts.add(longest + 1, text.substring(at).strip());
        return true;
    }

    /** Links lead where the original's do: from there readers get to their own language. */
    private static String withDestinationsOf(String source, String target) {
        List<String> wanted = destinations(source);
        if (wanted.isEmpty() || wanted.size() != destinations(target).size()) {
            return target;
        }
        var next = wanted.iterator();
        return DESTINATION.matcher(target).replaceAll(_ -> Matcher.quoteReplacement("](" + next.next()));
    }

    private static List<String> destinations(String markdown) {
        return DESTINATION
                .matcher(markdown)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
