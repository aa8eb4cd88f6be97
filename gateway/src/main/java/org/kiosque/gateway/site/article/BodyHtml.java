package org.kiosque.gateway.site.article;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.kiosque.gateway.site.page.Typography;
import org.springframework.web.util.HtmlUtils;

/**
 * The text of an article, as the article-service has sanitised it: well-formed, without scripts and comments. Read once
 * from its beginning to its end, whatever is in it.
 */
final class BodyHtml {

    private static final Set<String> VERBATIM = Set.of("pre", "code", "kbd", "samp");

    /** Enough of a text to describe it by. */
    private static final int OPENING = 8_000;

    private final String html;
    private int at;

    private BodyHtml(String html) {
        this.html = html;
    }

    /** With the spaces that its language keeps, but for code. */
    static String shown(String html, String language) {
        var out = new StringBuilder(html.length());
        var reader = new BodyHtml(html);
        UnaryOperator<String> typography = Typography.in(language);
        int verbatim = 0;
        while (reader.at < html.length()) {
            String text = reader.text();
            out.append(verbatim > 0 ? text : typography.apply(text));
            String tag = reader.tag();
            if (VERBATIM.contains(name(tag))) {
                verbatim += tag.startsWith("</") ? -1 : 1;
            }
            out.append(tag);
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
