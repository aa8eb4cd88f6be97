package org.kiosque.translation.segmentation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;

/**
 * The words that a text holds beside those that stand in it: titles of links and images, and in HTML the attributes
 * {@code title} and {@code alt} of those elements that keep them. They are plain, and the same words are translated once.
 */
final class Titles {

    private static final Pattern TAG = Pattern.compile("<(?:a|abbr|img)\\s[^<>]*+>", Pattern.CASE_INSENSITIVE);
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\s(?:title|alt)\\s{0,9}=\\s{0,9}(?:\"([^\"]*+)\"|'([^']*+)')", Pattern.CASE_INSENSITIVE);

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern ENTITY = Pattern.compile("&[#A-Za-z][A-Za-z0-9]*+;");
    private static final Map<String, String> ENTITIES =
            Map.of("&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", "\"", "&apos;", "'", "&#39;", "'", "&#34;", "\"");

    /** What could end a title, a tag or a cell, or mark something up; as entities they do neither here nor there. */
    private static final Pattern SPECIAL = Pattern.compile("[&\"'()\\\\`<>|\\[\\]]");

    private final Map<String, Run> runs;

    private Titles(Map<String, Run> runs) {
        this.runs = runs;
    }

    /** @param source a text whose bounds were looked at */
    static Titles of(String source, Language language) {
        Map<String, Run> runs = new LinkedHashMap<>();
        places(source)
                .values()
                .forEach(place -> runs.computeIfAbsent(
                        place.words(),
                        words -> SentenceSplitter.run(
                                0, Placeholders.PLAIN.tokens(words, language), language, UnaryOperator.identity())));
        return new Titles(runs);
    }

    List<Sentence> sentences() {
        return runs.values().stream().flatMap(run -> run.sentences().stream()).toList();
    }

    /**
     * @param text the source with other words, but with the same titles
     * @return the same with those titles changed whose sentences have a target
     */
    String in(String text, Map<Sentence, String> targets) {
        if (runs.isEmpty()) {
            return text;
        }
        StringBuilder changed = new StringBuilder(text.length());
        int copied = 0;
        for (Map.Entry<Integer, Place> entry : places(text).entrySet()) {
            Place place = entry.getValue();
            Run run = runs.get(place.words());
            String words = run == null ? place.words() : run.with(targets);
            if (entry.getKey() >= copied && !words.equals(place.words())) {
                changed.append(text, copied, entry.getKey()).append(escaped(words));
                copied = place.end();
            }
        }
        return changed.append(text, copied, text.length()).toString();
    }

    private static String escaped(String words) {
        String line = SPACES.matcher(words).replaceAll(" ").strip();
        return SPECIAL.matcher(line)
                .replaceAll(special -> "&#" + (int) special.group().charAt(0) + ";");
    }

    /**
     * Where a title stands, between its quotation marks.
     *
     * @param words as readers see them
     */
    private record Place(int end, String words) {}

    /** By where they begin. */
    private static NavigableMap<Integer, Place> places(String text) {
        NavigableMap<Integer, Place> places = new TreeMap<>();
        MarkdownFormat.parseInPlace(text).accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                add(link, link.getTitle());
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                add(image, image.getTitle());
                visitChildren(image);
            }

            private void add(Node node, @Nullable String title) {
                List<SourceSpan> spans = node.getSourceSpans();
                Node last = node.getLastChild();
                List<SourceSpan> content = last == null ? List.of() : last.getSourceSpans();
                int from = content.isEmpty() ? (spans.isEmpty() ? 0 : start(spans)) : end(content);
                int end = spans.isEmpty() ? 0 : end(spans) - 1;
                if (end > from && text.charAt(end) == ')') { // else it is named elsewhere
                    quoted(from, end, title);
                }
            }

            @Override
            public void visit(LinkReferenceDefinition definition) {
                List<SourceSpan> spans = definition.getSourceSpans();
                if (!spans.isEmpty()) {
                    quoted(start(spans), end(spans), definition.getTitle());
                }
            }

            private void quoted(int from, int end, @Nullable String title) {
                int close = lastBefore(end, text);
                int open = title == null || title.isBlank() ? -1 : opening(text, from, close);
                if (title != null && open >= 0 && text.substring(open, close).indexOf('|') < 0) { // ends a cell
                    places.put(
                            open + 1,
                            new Place(
                                    close, SPACES.matcher(title).replaceAll(" ").strip()));
                }
            }

            @Override
            public void visit(HtmlBlock html) {
                html.getSourceSpans().forEach(this::attributes);
            }

            @Override
            public void visit(HtmlInline html) {
                html.getSourceSpans().forEach(this::attributes);
            }

            private void attributes(SourceSpan line) {
                int end = line.getInputIndex() + line.getLength();
                Matcher tag = TAG.matcher(text).region(line.getInputIndex(), end);
                while (tag.find()) {
                    Matcher attribute = ATTRIBUTE.matcher(text).region(tag.start(), tag.end());
                    while (attribute.find()) {
                        int group = attribute.group(1) == null ? 2 : 1;
                        String words = ENTITY.matcher(attribute.group(group))
                                .replaceAll(entity -> Matcher.quoteReplacement(
                                        ENTITIES.getOrDefault(entity.group(), entity.group())));
                        if (!words.isBlank() && !ENTITY.matcher(words).find()) {
                            places.put(attribute.start(group), new Place(attribute.end(group), words));
                        }
                    }
                }
            }
        });
        return places;
    }

    private static int start(List<SourceSpan> spans) {
        return spans.getFirst().getInputIndex();
    }

    private static int end(List<SourceSpan> spans) {
        return spans.getLast().getInputIndex() + spans.getLast().getLength();
    }

    private static int lastBefore(int end, String text) {
        int at = end - 1;
        while (at > 0 && Character.isWhitespace(text.charAt(at))) {
            at--;
        }
        return at;
    }

    /** @return where the quotation mark is that {@code close} ends; negative where there is none */
    private static int opening(String text, int from, int close) {
        char mark = switch (text.charAt(close)) {
            case '"' -> '"';
            case '\'' -> '\'';
            case ')' -> '(';
            default -> 0;
        };
        for (int at = close - 1; mark != 0 && at > from; at--) {
            if (text.charAt(at) == mark && !isEscaped(text, from, at)) {
                return Character.isWhitespace(text.charAt(at - 1)) ? at : -1;
            }
        }
        return -1;
    }

    private static boolean isEscaped(String text, int from, int at) {
        int before = at;
        while (before > from && text.charAt(before - 1) == '\\') {
            before--;
        }
        return (at - before) % 2 == 1;
    }
}
