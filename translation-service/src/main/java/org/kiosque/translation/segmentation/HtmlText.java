package org.kiosque.translation.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.SourceSpan;
import org.kiosque.common.languages.Language;

/** The words that readers see in a block of HTML; its tags, comments and attributes are never touched. */
final class HtmlText {

    private static final Pattern TAG =
            Pattern.compile("<!--(?:(?!-->).)*+-->|</?([A-Za-z][A-Za-z0-9-]*+)[^<>]*+>|<[^<>]*+>");

    /** These stand among words; all others end what reads on. */
    private static final Set<String> AMONG_WORDS = Set.of(
            "a", "abbr", "b", "bdi", "cite", "del", "dfn", "em", "i", "ins", "mark", "q", "s", "small", "span",
            "strong", "sub", "sup", "time", "u");

    /** What is in these is not written in the language of the text. */
    private static final Set<String> OTHER = Set.of("script", "style", "pre", "code", "textarea", "svg", "math", "kbd");

    private HtmlText() {}

    /** @return what is not words, in order */
    static String tags(String html) {
        return TAG.matcher(html).results().map(tag -> tag.group()).collect(Collectors.joining());
    }

    /** @return none where a tag goes over several lines, or its words are none */
    static List<Run> runs(HtmlBlock block, String source, Language language) {
        List<Run> runs = new ArrayList<>();
        List<Token> tokens = new ArrayList<>();
        String other = "";
        int start = -1;
        int at = -1;
        for (SourceSpan line : block.getSourceSpans()) {
            int from = line.getInputIndex();
            int end = from + line.getLength();
            String text = source.substring(from, end);
            if (TAG.matcher(text).replaceAll("").chars().anyMatch(c -> c == '<' || c == '>')) {
                return List.of();
            }
            if (start >= 0) {
                tokens.add(new Token.Blank(source.substring(at, from)));
            }
            at = from;
            Matcher tag = TAG.matcher(source).region(from, end);
            while (at < end) {
                boolean found = tag.find();
                int to = found ? tag.start() : end;
                if (to > at && other.isEmpty()) {
                    start = start < 0 ? at : start;
                    tokens.addAll(Placeholders.MARKDOWN.tokens(source.substring(at, to), language));
                }
                at = to;
                if (!found) {
                    break;
                }
                String name = tag.group(1) == null ? "" : tag.group(1).toLowerCase(Locale.ROOT);
                if (other.isEmpty() && AMONG_WORDS.contains(name)) {
                    start = start < 0 ? at : start;
                    tokens.add(new Token.Html(tag.group()));
                } else {
                    start = finish(runs, tokens, start, language);
                    boolean closes = tag.group().startsWith("</");
                    if (OTHER.contains(name) && other.isEmpty() && !closes) {
                        other = name;
                    } else if (closes && name.equals(other)) {
                        other = "";
                    }
                }
                at = tag.end();
            }
        }
        finish(runs, tokens, start, language);
        return runs;
    }

    private static int finish(List<Run> runs, List<Token> tokens, int start, Language language) {
        if (start >= 0) {
            runs.add(SentenceSplitter.run(start, List.copyOf(tokens), language, HtmlText::escape));
        }
        tokens.clear();
        return -1;
    }

    /** @return HTML that shows just these words, on one line */
    private static String escape(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("[\\r\\n]+", " ");
    }
}
