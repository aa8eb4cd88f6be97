package org.kiosque.gateway.site.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kiosque.gateway.site.page.Typography;
import org.springframework.web.util.HtmlUtils;

/**
 * The text of an article, as the article-service has sanitised it: well-formed, without scripts and comments. Read once
 * from its beginning to its end, whatever is in it.
 */
public final class BodyHtml {

    private static final Set<String> VERBATIM = Set.of("pre", "code", "kbd", "samp");

    /** Elements without an end. */
    private static final Set<String> VOID = Set.of("br", "col", "hr", "img", "input", "source", "wbr");

    /** Elements that may begin or end within a word. */
    private static final Set<String> INLINE = Set.of("a", "abbr", "code", "em", "span", "strong", "sub", "sup");

    private static final Pattern ID = Pattern.compile(" (?:id|aria-labelledby|aria-describedby)=\"[^\"]*\"");

    /** What leads to a place of this site or of the text itself, as the article-service writes attributes. */
    private static final Pattern WITHIN = Pattern.compile("(?<= (?:href|src)=\")(?:/(?!/)|#)");

    /** As the article-service writes it in texts. */
    private static final String APOSTROPHE = "&#39;";

    /** Enough of a text to describe it by. */
    private static final int OPENING = 8_000;

    private final String html;
    private int at;

    private BodyHtml(String html) {
        this.html = html;
    }

    /** With the spaces and apostrophes of its language, but for code. */
    static String shown(String html, String language) {
        var out = new StringBuilder(html.length());
        var reader = new BodyHtml(html);
        UnaryOperator<String> typography = Typography.in(language);
        boolean changes = Typography.changes(language);
        int verbatim = 0;
        while (reader.at < html.length()) {
            String text = reader.text();
            out.append(verbatim > 0 || !changes ? text : typography.apply(text.replace(APOSTROPHE, "'")));
            String tag = reader.tag();
            if (VERBATIM.contains(name(tag))) {
                verbatim += tag.startsWith("</") ? -1 : 1;
            }
            out.append(tag);
        }
        return out.toString();
    }

    /**
     * As it is shown, for whoever shows it elsewhere.
     *
     * @param page absolute address of its page
     * @param site absolute address of this site, without a slash at its end
     */
    public static String abroad(String html, String language, String page, String site) {
        var out = new StringBuilder(html.length());
        var reader = new BodyHtml(shown(html, language));
        while (reader.at < reader.html.length()) {
            out.append(reader.text());
            out.append(WITHIN.matcher(reader.tag())
                    .replaceAll(
                            place -> Matcher.quoteReplacement(place.group().equals("#") ? page + "#" : site + "/")));
        }
        return out.toString();
    }

    /** The plain text of the first paragraphs, without notes; empty where there are none. */
    static String opening(String html) {
        var out = new StringBuilder();
        var reader = new BodyHtml(html.substring(0, Math.min(html.length(), OPENING)));
        boolean paragraph = false;
        boolean note = false;
        while (reader.at < reader.html.length()) {
            String text = reader.text();
            if (paragraph && !note) {
                out.append(text);
            }
            String tag = reader.tag();
            if (tag.contains("\"footnotes\"")) {
                break;
            }
            String name = name(tag);
            if (name.equals("p")) {
                paragraph = !tag.startsWith("</");
            }
            if (name.equals("sup")) {
                note = tag.contains("footnote");
            }
            if (name.equals("p") || name.equals("br")) {
                out.append(' ');
            }
        }
        return HtmlUtils.htmlUnescape(out.toString()).replaceAll("\\s+", " ").strip();
    }

    /** How many words there are, as far as blanks part them. */
    static int words(String html) {
        var reader = new BodyHtml(html);
        int words = 0;
        boolean within = false;
        while (reader.at < html.length()) {
            String text = reader.text();
            for (int i = 0; i < text.length(); i++) {
                boolean letter = !Character.isWhitespace(text.charAt(i));
                words += letter && !within ? 1 : 0;
                within = letter;
            }
            within &= INLINE.contains(name(reader.tag()));
        }
        return words;
    }

    /** What stands one below the other: each element with all that is in it. Text between them is part of the one before. */
    static List<String> blocks(String html) {
        List<String> blocks = new ArrayList<>();
        var reader = new BodyHtml(html);
        int depth = 0;
        int begun = 0;
        while (reader.at < html.length()) {
            reader.text();
            String tag = reader.tag();
            if (tag.startsWith("</")) {
                depth--;
            } else if (!tag.isEmpty() && !tag.endsWith("/>") && !VOID.contains(name(tag))) {
                depth++;
            }
            if (depth <= 0 && !tag.isEmpty()) {
                blocks.add(html.substring(begun, reader.at).strip());
                begun = reader.at;
                depth = 0;
            }
        }
        String rest = html.substring(begun).strip();
        if (!rest.isEmpty()) {
            blocks.add(rest);
        }
        return List.copyOf(blocks);
    }

    /** For a second text on the same page: an id is there once. */
    static String withoutIds(String html) {
        var out = new StringBuilder(html.length());
        var reader = new BodyHtml(html);
        while (reader.at < html.length()) {
            out.append(reader.text()).append(ID.matcher(reader.tag()).replaceAll(""));
        }
        return out.toString();
    }

    /** What comes before the next tag. */
    private String text() {
        int tag = html.indexOf('<', at);
        int end = tag < 0 ? html.length() : tag;
        String text = html.substring(at, end);
        at = end;
        return text;
    }

    /** The next tag with its angle brackets, whatever its attributes contain; empty at the end. */
    private String tag() {
        int start = at;
        char quote = 0;
        for (; at < html.length(); at++) {
            char c = html.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                at++;
                break;
            }
        }
        return html.substring(start, at);
    }

    private static String name(String tag) {
        int start = tag.startsWith("</") ? 2 : 1;
        int end = start;
        while (end < tag.length() && Character.isLetterOrDigit(tag.charAt(end))) {
            end++;
        }
        return start > tag.length() ? "" : tag.substring(start, end);
    }
}
