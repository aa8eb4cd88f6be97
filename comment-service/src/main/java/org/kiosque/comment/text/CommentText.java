package org.kiosque.comment.text;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.autolink.AutolinkType;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.springframework.web.util.HtmlUtils;

/**
 * The HTML of comments. Markdown is CommonMark without headings, images, rules, indented code and HTML, which stands there as it was
 * typed; a line end is one, and addresses of web pages are links. Whatever was typed, nothing comes out but paragraphs, line breaks,
 * emphasis, code, quotations, lists, and links to web pages that pass nothing on.
 *
 * <p>A text without a character that could mean anything is not parsed at all: that is most of them. Safe for use by several threads.
 */
public final class CommentText {

    /** What {@code format} says of a text that was written when Markdown was read. */
    public static final String MARKDOWN = "markdown";

    /** Of one text. Nobody needs more, and a parser looks for the partner of each: such a text is shown as it was typed. */
    static final int MOST_MARKS = 1_000;

    private static final int DEEPEST = 10;

    /** Means something wherever it stands. */
    private static final String MARKS = "*_`[]<&\\";

    /** Means something at the start of a line. */
    private static final String MARKS_OF_LINES = ">+-";

    private static final Pattern PARAGRAPHS = Pattern.compile("\\n[ \\t]*\\n");
    private static final List<Extension> EXTENSIONS =
            List.of(AutolinkExtension.builder().linkTypes(AutolinkType.URL).build());
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .enabledBlockTypes(Set.of(BlockQuote.class, FencedCodeBlock.class, ListBlock.class))
            .maxOpenBlockParsers(DEEPEST)
            .maxInlineNesting(DEEPEST)
            .build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .softbreak("<br>\n")
            .build();

    /** Whole addresses only: a shorter one leads somewhere else on each page that shows the comment. */
    private static final Pattern WEB = Pattern.compile("(?is)https?://.+");

    /** The second wall: what the parser is not supposed to make does not pass it. */
    private static final PolicyFactory HARMLESS = new HtmlPolicyBuilder()
            .allowElements("p", "br", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a")
            .allowUrlProtocols("http", "https")
            .allowAttributes("href")
            .matching(WEB)
            .onElements("a")
            .requireRelsOnLinks("ugc", "nofollow", "noopener")
            .toFactory();

    private CommentText() {}

    /**
     * @param format {@link #MARKDOWN}, or null for plain text, as all comments were before it was read
     * @return HTML of at most about ten times the text's length; empty for an empty text
     */
    public static String html(String body, @Nullable String format) {
        if (!MARKDOWN.equals(format)
                || !mayMean(body)
                || body.chars().filter(CommentText::isMark).count() > MOST_MARKS) {
            return plain(body);
        }
        return HARMLESS.sanitize(RENDERER.render(PARSER.parse(body))).strip();
    }

    /** By hand, since every comment is looked at, whenever it is shown. Whether a number begins a line's list is left to the parser. */
    static boolean mayMean(String body) {
        boolean lineBegins = true;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (MARKS.indexOf(c) >= 0 || (c == ':' && body.startsWith("://", i))) {
                return true;
            }
            if (lineBegins && (MARKS_OF_LINES.indexOf(c) >= 0 || (c >= '0' && c <= '9') || body.startsWith("~~~", i))) {
                return true;
            }
            lineBegins = c == '\n' || c == '\r' || (lineBegins && (c == ' ' || c == '\t'));
        }
        return false;
    }

    private static boolean isMark(int character) {
        return "*_`[]<>&\\!".indexOf(character) >= 0;
    }

    private static String plain(String body) {
        String escaped = HtmlUtils.htmlEscape(body, "UTF-8");
        if (escaped.indexOf('\n') < 0) {
            return escaped.isBlank() ? "" : "<p>" + escaped.strip() + "</p>";
        }
        return PARAGRAPHS
                .splitAsStream(escaped)
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .map(paragraph -> "<p>" + paragraph.replace("\n", "<br>\n") + "</p>")
                .collect(Collectors.joining("\n"));
    }
}
