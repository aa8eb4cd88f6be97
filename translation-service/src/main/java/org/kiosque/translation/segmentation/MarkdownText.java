package org.kiosque.translation.segmentation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.kiosque.common.languages.Language;

/**
 * A Markdown source and the runs of text in it. Everything that is not a run (fences, bullets, table rules, link
 * definitions, HTML blocks) is never touched: a translation is the source with the runs replaced where they stand.
 */
final class MarkdownText {

    /** How often the whole source may be read again in search of what breaks it. */
    private static final int MOST_READINGS = 24;

    /** That many characters may be read again even where the source is short. */
    private static final int FREE_READING = 200_000;

    private static final String MARK_END = "</span>";

    private final String source;
    private final Language language;
    /** Where the first line of each top-level block begins. */
    private final NavigableSet<Integer> blocks;

    private final List<Run> runs;

    private MarkdownText(String source, Language language, NavigableSet<Integer> blocks, List<Run> runs) {
        this.source = source;
        this.language = language;
        this.blocks = blocks;
        this.runs = List.copyOf(runs);
    }

    /** @throws UntranslatableException when it would cost too much to read */
    static MarkdownText of(String source, Language language) {
        Bounds.checkMarkdown(source);
        List<Run> runs = new ArrayList<>();
        Node document = MarkdownFormat.parseInPlace(source);
        collect(document, source, language, runs);
        runs.sort(Comparator.comparingInt(Run::start));
        return new MarkdownText(source, language, startsOfBlocks(document, source), runs);
    }

    private static NavigableSet<Integer> startsOfBlocks(Node document, String source) {
        NavigableSet<Integer> starts = new TreeSet<>(Set.of(0));
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            if (!block.getSourceSpans().isEmpty()) {
                int first = block.getSourceSpans().getFirst().getInputIndex();
                starts.add(source.lastIndexOf('\n', first - 1) + 1);
            }
        }
        return starts;
    }

    private static void collect(Node block, String source, Language language, List<Run> runs) {
        for (Node child = block.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Paragraph || child instanceof Heading || child instanceof TableCell) {
                runs.addAll(new InlineReader(source, language).read(child));
            } else if (child instanceof HtmlBlock html) {
                runs.addAll(HtmlText.runs(html, source, language));
            } else {
                collect(child, source, language, runs);
            }
        }
    }

    /** @return the sentences of each run */
    List<List<Sentence>> paragraphs() {
        return runs.stream().map(Run::sentences).toList();
    }

    List<Sentence> sentences() {
        return runs.stream().flatMap(run -> run.sentences().stream()).toList();
    }

    /**
     * @param text the translated source
     * @param untouched sentences whose run stayed as it was, since its translation would have changed a link, a
     *     heading, a list: anything but words
     */
    record Translated(String text, Set<Sentence> untouched) {}

    Translated with(Map<Sentence, String> targets) {
        List<Run> changed = runs.stream()
                .filter(run -> !run.with(targets).equals(run.source()))
                .toList();
        if (changed.isEmpty()) {
            return new Translated(source, Set.of());
        }
        Part whole = new Part(0, source.length(), targets);
        List<Run> kept = whole.keepsItsShapeWith(changed) ? changed : harmless(changed, whole);
        Set<Run> replaced = Collections.newSetFromMap(new IdentityHashMap<>());
        replaced.addAll(kept);
        Set<Sentence> untouched = new LinkedHashSet<>();
        changed.stream().filter(run -> !replaced.contains(run)).forEach(run -> untouched.addAll(run.sentences()));
        return new Translated(whole.with(kept), untouched);
    }

    /**
     * The translation with what stays in the original said to be in its language, for browsers and for who is read to; as it
     * is where that would change more than it says.
     */
    String marked(Map<Sentence, String> targets, Translated translated) {
        Map<Sentence, String> shown = new HashMap<>(targets);
        shown.keySet().removeAll(translated.untouched());
        if (shown.isEmpty() || sentences().stream().allMatch(shown::containsKey)) {
            return translated.text();
        }
        String begin = "<span lang=\"" + language + "\">";
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (Run run : runs) {
            String words = run.with(shown, sentence -> sentence.within(begin, MARK_END));
            text.append(source, at, run.start()).append(MarkdownFormat.atStartOfRun(run.source(), words));
            at = run.end();
        }
        String marked = text.append(source, at, source.length()).toString();
        return shapeWithout(begin, marked).equals(shapeWithout(begin, translated.text())) ? marked : translated.text();
    }

    private static List<String> shapeWithout(String begin, String text) {
        return MarkdownFormat.shape(text).stream()
                .map(part -> part.replace(begin, "").replace(MARK_END, ""))
                .filter(part -> !part.equals("HtmlInline "))
                .toList();
    }

    /**
     * Finds what can be replaced without harm, in time that grows with the length of the text: each top-level block is
     * tried by itself, which is cheap, and only then all of them in their places, where they also meet the definitions.
     */
    private List<Run> harmless(List<Run> changed, Part whole) {
        var readings = new Readings(FREE_READING + (long) MOST_READINGS * source.length());
        SortedMap<Integer, List<Run>> byBlock = new TreeMap<>();
        changed.forEach(run -> byBlock.computeIfAbsent(
                        Objects.requireNonNull(blocks.floor(run.start())), _ -> new ArrayList<>())
                .add(run));
        List<List<Run>> harmlessAlone = new ArrayList<>();
        byBlock.forEach((start, ofBlock) -> {
            Integer next = blocks.higher(start);
            Part block = new Part(start, next == null ? source.length() : next, whole.targets());
            if (block.keepsItsShapeWith(ofBlock)) {
                harmlessAlone.add(ofBlock);
            } else {
                List<Run> some = new ArrayList<>();
                block.accept(ofBlock.stream().map(List::of).toList(), some, readings);
                harmlessAlone.add(some);
            }
        });
        List<Run> harmless = new ArrayList<>();
        whole.accept(harmlessAlone, harmless, new Readings(FREE_READING + (long) MOST_READINGS * source.length()));
        return harmless;
    }

    /** How many characters may still be read in search of what is harmless. */
    private static final class Readings {

        private long left;

        Readings(long most) {
            left = most;
        }

        boolean take(int characters) {
            left -= characters;
            return left >= 0;
        }
    }

    /** A part of the source, which is to stay what it is when runs in it are replaced. */
    private final class Part {

        private final int from;
        private final int to;
        private final Map<Sentence, String> targets;
        private final List<String> shape;

        Part(int from, int to, Map<Sentence, String> targets) {
            this.from = from;
            this.to = to;
            this.targets = targets;
            this.shape = MarkdownFormat.shape(source.substring(from, to));
        }

        Map<Sentence, String> targets() {
            return targets;
        }

        boolean keepsItsShapeWith(List<Run> replaced) {
            return MarkdownFormat.shape(with(replaced)).equals(shape);
        }

        /** Adds those of the candidates that do no harm, by halving; when all is read, the rest is given up. */
        void accept(List<List<Run>> candidates, List<Run> harmless, Readings readings) {
            if (candidates.isEmpty() || !readings.take(to - from)) {
                return;
            }
            List<Run> together = new ArrayList<>(harmless);
            candidates.forEach(together::addAll);
            if (keepsItsShapeWith(together)) {
                candidates.forEach(harmless::addAll);
            } else if (candidates.size() > 1) {
                int half = candidates.size() / 2;
                accept(candidates.subList(0, half), harmless, readings);
                accept(candidates.subList(half, candidates.size()), harmless, readings);
            }
        }

        /** @param replaced in the order of the source */
        String with(List<Run> replaced) {
            StringBuilder text = new StringBuilder();
            int at = from;
            for (Run run : replaced) {
                text.append(source, at, run.start());
                text.append(MarkdownFormat.atStartOfRun(run.source(), run.with(targets)));
                at = run.end();
            }
            return text.append(source, at, to).toString();
        }
    }
}
