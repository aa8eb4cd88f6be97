package org.kiosque.gateway.site.about;

import java.util.List;
import java.util.Objects;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * A standing page's text.
 *
 * @param title its first heading of level 1, plain; empty where it has none
 * @param html what comes with it, sanitised; headings begin at level 2
 */
record AboutText(String title, String html) {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).build();

    /** Text and its structure; no pictures, scripts, styles or forms. */
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "ul",
                    "ol",
                    "li",
                    "dl",
                    "dt",
                    "dd",
                    "blockquote",
                    "pre",
                    "code",
                    "strong",
                    "em",
                    "b",
                    "i",
                    "br",
                    "hr",
                    "abbr",
                    "address",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "a")
            .allowAttributes("href")
            .onElements("a")
            .allowAttributes("title")
            .onElements("abbr", "a")
            .allowAttributes("start")
            .onElements("ol")
            .allowUrlProtocols("https", "http", "mailto", "tel")
            .toFactory();

    static AboutText of(String markdown) {
        Node document = PARSER.parse(markdown);
        String title = "";
        for (Node node = document.getFirstChild(); node != null; ) {
            Node next = node.getNext();
            if (node instanceof Heading heading && heading.getLevel() == 1) {
                if (title.isEmpty()) {
                    title = plain(heading);
                    heading.unlink();
                } else {
                    heading.setLevel(2); // the page has one of level 1
                }
            }
            node = next;
        }
        return new AboutText(title, Objects.requireNonNull(POLICY.sanitize(RENDERER.render(document))));
    }

    private static String plain(Heading heading) {
        var words = new StringBuilder();
        heading.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }
        });
        return words.toString().strip();
    }
}
