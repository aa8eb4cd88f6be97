package org.kiosque.translation.segmentation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/**
 * A Markdown source and the runs of text in it. Everything that is not a run (fences, bullets, table rules, link
 * definitions, HTML blocks) is never touched: a translation is the source with the runs replaced where they stand.
 */
final class MarkdownText {

    /** Each try reads the whole text again. */
    private static final int MOST_TRIES = 200;

    private final String source;
    private final List<Run> runs;

    private MarkdownText(String source, List<Run> runs) {
        this.source = source;
        this.runs = List.copyOf(runs);
    }

    static MarkdownText of(String source, String language) {
        List<Run> runs = new ArrayList<>();
        collect(MarkdownFormat.parse(source), source, language, runs);
        runs.sort(Comparator.comparingInt(Run::start));
        return new MarkdownText(source, runs);
    }

    private static void collect(Node block, String source, String language, List<Run> runs) {
        for (Node child = block.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Paragraph || child instanceof Heading || child instanceof TableCell) {
                runs.addAll(new InlineReader(source, language).read(child));
            } else {
                collect(child, source, language, runs);
            }
        }
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
        String all = write(runs, targets);
        List<String> shape = MarkdownFormat.shape(source);
        if (all.equals(source) || MarkdownFormat.shape(all).equals(shape)) {
            return new Translated(all, Set.of());
        }
        List<Run> changed = runs.stream()
                .filter(run -> !run.with(targets).equals(run.source()))
                .toList();
        List<Run> harmless = new ArrayList<>();
        accept(changed, harmless, shape, targets, MOST_TRIES);
        Set<Sentence> untouched = new LinkedHashSet<>();
        changed.stream().filter(run -> !harmless.contains(run)).forEach(run -> untouched.addAll(run.sentences()));
        harmless.sort(Comparator.comparingInt(Run::start));
        return new Translated(write(harmless, targets), untouched);
    }

    /**
     * Adds to the harmless runs those of the candidates that do not change the shape, by halving.
     *
     * @return tries that are left; at 0 the remaining candidates are given up
     */
    private int accept(
            List<Run> candidates, List<Run> harmless, List<String> shape, Map<Sentence, String> targets, int tries) {
        if (candidates.isEmpty() || tries == 0) {
            return tries;
        }
        List<Run> together = new ArrayList<>(harmless);
        together.addAll(candidates);
        together.sort(Comparator.comparingInt(Run::start));
        int left = tries - 1;
        if (MarkdownFormat.shape(write(together, targets)).equals(shape)) {
            harmless.addAll(candidates);
        } else if (candidates.size() > 1) {
            int half = candidates.size() / 2;
            left = accept(candidates.subList(0, half), harmless, shape, targets, left);
            left = accept(candidates.subList(half, candidates.size()), harmless, shape, targets, left);
        }
        return left;
    }

    private String write(List<Run> translated, Map<Sentence, String> targets) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (Run run : translated) {
            text.append(source, from, run.start());
            text.append(MarkdownFormat.atStartOfRun(run.source(), run.with(targets)));
            from = run.end();
        }
        return text.append(source.substring(from)).toString();
    }
}
