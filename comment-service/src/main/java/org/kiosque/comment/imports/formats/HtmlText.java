package org.kiosque.comment.imports.formats;

import com.vladsch.flexmark.html2md.converter.FlexmarkHtmlConverter;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.kiosque.common.failures.InvalidFieldException;

/** Turns the HTML of a comment elsewhere into the little Markdown that comments have here. */
public final class HtmlText {

    static final int LONGEST = 100_000;

    /** The converter goes down by its stack. */
    private static final int DEEPEST = 50;

    private static final String NOT_FOR_READERS =
            "script, style, noscript, template, form, input, button, select, textarea, object, svg, canvas, link, meta, base, iframe";
    /** Begins where no space stands before, so that a long row of them is looked at once. */
    private static final Pattern HARD_BREAK = Pattern.compile("(?m)(?<! ) +$");

    private static final FlexmarkHtmlConverter CONVERTER = FlexmarkHtmlConverter.builder(new MutableDataSet()
                    .set(FlexmarkHtmlConverter.SETEXT_HEADINGS, false)
                    .set(FlexmarkHtmlConverter.OUTPUT_ATTRIBUTES_ID, false)
                    .set(FlexmarkHtmlConverter.SKIP_ATTRIBUTES, true)
                    .set(FlexmarkHtmlConverter.TYPOGRAPHIC_QUOTES, false)
                    .set(FlexmarkHtmlConverter.TYPOGRAPHIC_SMARTS, false)
                    .set(FlexmarkHtmlConverter.RENDER_COMMENTS, false)
                    .set(FlexmarkHtmlConverter.DIV_AS_PARAGRAPH, true)
                    .set(FlexmarkHtmlConverter.BR_AS_PARA_BREAKS, false)
                    .set(FlexmarkHtmlConverter.BR_AS_EXTRA_BLANK_LINES, false)
                    .set(FlexmarkHtmlConverter.EXTRACT_AUTO_LINKS, false)
                    .set(FlexmarkHtmlConverter.NBSP_TEXT, "\u00a0"))
            .build();

    private HtmlText() {}

    /** @throws InvalidFieldException when it is longer or deeper than the HTML of a comment can be */
    public static String markdown(String html) {
        if (html.length() > LONGEST) {
            throw new InvalidFieldException("/body", "is longer than " + LONGEST + " characters of HTML");
        }
        Document document = Jsoup.parseBodyFragment(html);
        int[] deepest = {0};
        NodeTraversor.traverse((_, depth) -> deepest[0] = Math.max(deepest[0], depth), document.body());
        if (deepest[0] > DEEPEST) {
            throw new InvalidFieldException("/body", "has elements more than " + DEEPEST + " deep");
        }
        document.select(NOT_FOR_READERS).remove();
        document.select("img").forEach(picture -> picture.replaceWith(new TextNode(picture.attr("alt"))));
        document.select("a").stream()
                .filter(link -> !leadsOn(link.attr("href")))
                .forEach(Element::unwrap);
        return HARD_BREAK
                .matcher(CONVERTER.convert(document.body()))
                .replaceAll("")
                .strip();
    }

    private static boolean leadsOn(String address) {
        return address.startsWith("https://") || address.startsWith("http://");
    }
}
