package org.kiosque.article.imports.formats;

import com.vladsch.flexmark.html2md.converter.ExtensionConversion;
import com.vladsch.flexmark.html2md.converter.FlexmarkHtmlConverter;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.kiosque.common.failures.InvalidFieldException;

/**
 * Turns the HTML of other systems into Markdown. Images, players and frames of other sites become links, since readers get
 * none of them without being asked; what only a browser runs is left out.
 */
public final class HtmlText {

    static final int LONGEST = 1_000_000;

    private static final String NOT_FOR_READERS =
            "script, style, noscript, template, form, input, button, select, textarea, object, svg, canvas, link, meta, base";
    private static final Pattern EMPTY_COMMENT = Pattern.compile("(?m)^[ \\t]*<!-- -->[ \\t]*\\n?");

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
                    .set(FlexmarkHtmlConverter.NBSP_TEXT, "\u00a0")
                    .set(FlexmarkHtmlConverter.EXT_INLINE_INS, ExtensionConversion.HTML)
                    .set(FlexmarkHtmlConverter.EXT_INLINE_SUB, ExtensionConversion.HTML)
                    .set(FlexmarkHtmlConverter.EXT_INLINE_SUP, ExtensionConversion.HTML))
            .build();

    private HtmlText() {}

    /**
     * Costs time and stack by what it is given: for a thread that may take both.
     *
     * @throws InvalidFieldException when it is longer than an article can be
     */
    public static String markdown(String html) {
        if (html.length() > LONGEST) {
            throw new InvalidFieldException("/body", "is longer than " + LONGEST + " characters of HTML");
        }
        Document document = Jsoup.parseBodyFragment(html);
        document.select(NOT_FOR_READERS).remove();
        document.select("h1").tagName("h2");
        document.select("iframe, embed, video, audio").forEach(HtmlText::becomeLink);
        document.select("img").forEach(HtmlText::becomeLink);
        document.select("picture, figure").tagName("div");
        document.select("figcaption").tagName("p");
        document.select("a").stream()
                .filter(link -> !leadsOn(link.attr("href")))
                .forEach(Element::unwrap);
        String markdown = CONVERTER.convert(document.body());
        return EMPTY_COMMENT.matcher(markdown).replaceAll("").strip();
    }

    private static void becomeLink(Element element) {
        String address = element.hasAttr("src")
                ? element.attr("src")
                : element.select("source").attr("src");
        String alt = element.attr("alt").strip();
        String words = alt.isEmpty() ? element.attr("title").strip() : alt;
        boolean away = address.startsWith("https://") || address.startsWith("http://");
        if (!away || element.closest("a") != null) {
            element.replaceWith(new TextNode(words));
            return;
        }
        element.replaceWith(
                new Element("a").attr("href", address).appendText(words.isEmpty() ? fileName(address) : words));
    }

    private static String fileName(String address) {
        String path = address.replaceFirst("[?#].*$", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.isEmpty() ? path : name;
    }

    private static boolean leadsOn(String address) {
        String lower = address.strip().toLowerCase(Locale.ROOT);
        return !lower.isEmpty()
                && !lower.startsWith("javascript:")
                && !lower.startsWith("data:")
                && !lower.startsWith("vbscript:");
    }

    /** @return its words, in one line */
    public static String plain(String html) {
        return html.indexOf('<') < 0 && html.indexOf('&') < 0
                ? html.strip()
                : Jsoup.parseBodyFragment(html.substring(0, Math.min(html.length(), LONGEST)))
                        .text()
                        .strip();
    }

    /** @return HTML that shows the text as it is, with its paragraphs */
    static String ofPlain(String text) {
        var html = new StringBuilder();
        for (String part : text.replace("\r\n", "\n").split("\\n[ \\t]*\\n", -1)) {
            html.append(new Element("p").text(part.strip()).outerHtml().replace("\n", "<br>"));
        }
        return html.toString();
    }
}
