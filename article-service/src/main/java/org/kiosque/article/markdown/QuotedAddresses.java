package org.kiosque.article.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.parser.PostProcessor;

/**
 * Ends a bare address where a sentence goes on: autolinks reach up to the next space, and would take in the closing
 * quotation mark, an ellipsis, or in scripts without spaces a full stop. Has to stand before the extension that makes the
 * links, which looks at each text for itself.
 */
final class QuotedAddresses implements Parser.ParserExtension, PostProcessor {

    private static final Pattern ADDRESS = Pattern.compile("://|www\\.|@");

    /** What is no part of an address, and what is none at its end. */
    private static final Pattern END = Pattern.compile(
            "[\\p{Z}\\u200B\\u2060\\uFEFF«»‹›“”„‟…—。、，；：！？（）「」『』【】《》〈〉]" + "|[’‘‚–](?=[\\s\\p{Z}\\p{P}]|$)");

    static QuotedAddresses create() {
        return new QuotedAddresses();
    }

    @Override
    public void extend(Parser.Builder parser) {
        parser.postProcessor(this);
    }

    @Override
    public Node process(Node document) {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                if (ADDRESS.matcher(text.getLiteral()).find()) {
                    split(text);
                }
            }
        });
        return document;
    }

    private static void split(Text text) {
        String literal = text.getLiteral();
        Matcher ends = END.matcher(literal);
        int from = 0;
        while (ends.find()) {
            text.insertBefore(new Text(literal.substring(from, ends.start())));
            text.insertBefore(new Text(ends.group()));
            from = ends.end();
        }
        text.setLiteral(literal.substring(from));
    }
}
