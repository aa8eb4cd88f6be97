package org.kiosque.article.markdown;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says of each block on which side it begins. Blocks take the direction of their own words ({@code dir="auto"}), since a
 * quotation may be in another script than the page. Cells of a table get a class for the side that their column asks for
 * ({@code align-left}, {@code align-center}, {@code align-right}): the attribute {@code align} is obsolete.
 *
 * <p>Works on sanitised HTML, in which tags are written in one way and have no {@code dir}. A block that begins with
 * another one, or with an image, is left alone: words that stand in a block with a direction of its own do not count, and
 * without any a block would turn to the left.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/dom.html#auto-directionality">HTML, the directionality of an
 *     element</a>
 */
public final class BlockLayout {

    /** What may have words of its own. */
    private static final Pattern BLOCK =
            Pattern.compile("<(p|h[2-6]|li|dt|dd|blockquote|th|td|caption|figcaption|summary)((?: [^<>]*+)?)>");

    private static final Pattern ALIGNMENT = Pattern.compile(" align=\"(left|center|right)\"");
    private static final Pattern NEXT = Pattern.compile("\\s*+(?:</?([a-z0-9]++))?");
    private static final Set<String> NO_WORDS = Set.of("""
            p h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre div table thead tbody tr th td caption figure figcaption \
            details summary hr img""".split(" ", -1));

    private BlockLayout() {}

    /**
     * Takes time in proportion to the length. Repeating changes nothing.
     *
     * @param html as {@link ArticleBody} has it, or had it when such was not said yet
     */
    public static String in(String html) {
        Matcher block = BLOCK.matcher(html);
        var laidOut = new StringBuilder(html.length() + 1_024);
        Matcher next = NEXT.matcher(html);
        int copied = 0;
        while (block.find()) {
            String attributes = block.group(2);
            String said = ALIGNMENT.matcher(attributes).replaceFirst(" class=\"align-$1\"");
            if (!said.contains(" dir=")
                    && next.region(block.end(), html.length()).lookingAt()
                    && beginsWithWords(next)) {
                said += " dir=\"auto\"";
            }
            laidOut.append(html, copied, block.start(2)).append(said);
            copied = block.end(2);
        }
        return laidOut.append(html, copied, html.length()).toString();
    }

    private static boolean beginsWithWords(Matcher next) {
        return next.group(1) == null || !NO_WORDS.contains(next.group(1));
    }
}
