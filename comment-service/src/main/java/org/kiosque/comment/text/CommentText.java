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

    /** What means something wherever it stands, at the start of a line, or as the start of an address. */
    private static final Pattern MEANING =
            Pattern.compile("[*_`\\[\\]<&\\\\]|(?m:^[ \\t]*(?:[>+-]|~~~|\\d{1,9}[.)]))|://");

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
                || !MEANING.matcher(body).find()
                || body.chars().filter(CommentText::isMark).count() > MOST_MARKS) {
            return plain(body);
        }
        return HARMLESS.sanitize(RENDERER.render(PARSER.parse(body))).strip();
    }

    private static boolean isMark(int character) {
        return "*_`[]<>&\\!".indexOf(character) >= 0;
    }

    private static String plain(String body) {
        return PARAGRAPHS
                .splitAsStream(HtmlUtils.htmlEscape(body, "UTF-8"))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .map(paragraph -> "<p>" + paragraph.replace("\n", "<br>\n") + "</p>")
                .collect(Collectors.joining("\n"));
    }
}
