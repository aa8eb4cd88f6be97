package org.kiosque.article.imports.formats;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The content of a WordPress post as HTML: without the comments of its block editor and the shortcodes of WordPress itself,
 * and with the paragraphs that its classic editor leaves to blank lines. Each step looks at each character once or twice.
 */
final class WordPressHtml {

    private static final Pattern BLANK_LINES = Pattern.compile("\\n[ \\t]*\\n\\s*");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "table",
            "blockquote",
            "pre",
            "figure",
            "hr",
            "dl",
            "section",
            "article",
            "iframe",
            "form",
            "address",
            "details");
    private static final List<String> WITHOUT_WORDS =
            List.of("gallery", "playlist", "video", "audio", "contact-form-7");

    private WordPressHtml() {}

    static String of(String content) {
        boolean blocks = content.contains("<!-- wp:");
        String html = each(content.replace("\r\n", "\n"), "<!--", "-->", _ -> "");
        html = around(html, "caption", inner -> "<p>" + inner + "</p>");
        html = around(html, "embed", address -> "\n\n" + address.strip() + "\n\n");
        for (String code : WITHOUT_WORDS) {
            html = each(html, "[" + code, "]", _ -> "").replace("[/" + code + "]", "");
        }
        return blocks ? html : paragraphs(html);
    }

    /** Of a shortcode that stands around something, makes something of what it stands around. */
    private static String around(String html, String code, UnaryOperator<String> made) {
        return each(html, "[" + code, "[/" + code + "]", whole -> {
            int end = whole.indexOf(']');
            return end < 0 ? "" : made.apply(whole.substring(end + 1));
        });
    }

    /** @param made what to put in place of what stands between the two marks, and of the marks */
    private static String each(String html, String open, String close, UnaryOperator<String> made) {
        var changed = new StringBuilder(html.length());
        int done = 0;
        while (true) {
            int begin = html.indexOf(open, done);
            int end = begin < 0 ? -1 : html.indexOf(close, begin + open.length());
            if (end < 0) {
                return changed.append(html, done, html.length()).toString();
            }
            changed.append(html, done, begin).append(made.apply(html.substring(begin + open.length(), end)));
            done = end + close.length();
        }
    }

    private static String paragraphs(String html) {
        var paragraphs = new StringBuilder(html.length());
        boolean verbatim = false;
        for (String part : BLANK_LINES.split(html, -1)) {
            if (verbatim || isBlock(part)) {
                paragraphs.append(part).append("\n\n");
                verbatim =
                        part.lastIndexOf("<pre") > part.lastIndexOf("</pre") || (verbatim && !part.contains("</pre"));
            } else if (!part.isBlank()) {
                paragraphs
                        .append("<p>")
                        .append(part.strip().replace("\n", "<br>\n"))
                        .append("</p>\n");
            }
        }
        return paragraphs.toString();
    }

    private static boolean isBlock(String part) {
        String text = part.stripLeading();
        if (!text.startsWith("<")) {
            return false;
        }
        int end = text.startsWith("</") ? 2 : 1;
        int from = end;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return BLOCKS.contains(text.substring(from, end).toLowerCase(Locale.ROOT));
    }
}
