package org.kiosque.article.markdown;

import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.Handler;
import org.owasp.html.HtmlChangeListener;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamRenderer;
import org.owasp.html.PolicyFactory;

/**
 * What of an article's HTML reaches readers: text in its usual forms, links to the web, to mail and to telephones, and images of this
 * site. No script, no style, no form, no frame, nothing from other hosts that loads by itself.
 */
final class SafeHtml {

    private static final String[] TEXT = """
            p br hr em strong b i u s del ins sub sup small mark abbr cite q code kbd samp pre blockquote \
            ul ol li dl dt dd table thead tbody tr th td caption figure figcaption details summary""".split(" ", -1);
    private static final Pattern FOOTNOTE_ID = Pattern.compile("fn[\\p{L}\\p{N}_-]{0,100}");
    private static final Pattern FOOTNOTE_CLASS = Pattern.compile("footnotes|footnote-ref|footnote-backref");
    private static final Pattern EMBED = Pattern.compile(StandingAlone.EMBED);
    private static final Pattern CODE_LANGUAGE = Pattern.compile("language-[A-Za-z0-9_+#-]{1,30}");
    private static final Pattern OWN_IMAGE =
            Pattern.compile("/media/[0-9a-z]{1,40}/[0-9]{1,5}(?:-[0-9vx-]{1,28})?\\.jpg");
    private static final Pattern ALIGNMENT = Pattern.compile("left|right|center");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private static final Pattern FILLER_IN_VALUE = Pattern.compile("\\{\u200B(?=\\{)");
    private static final Pattern IMAGE_WITHOUT_ALT =
            Pattern.compile("<img (?![^>]*\\balt=\"[^\">]*[^\\s\">][^\">]*\")");
    private static final int MOST_WARNINGS = 50;

    private SafeHtml() {}

    /**
     * @param mark what the ids of true headings begin with; it is taken off, and other headings lose theirs
     * @return what is not written, the same once
     */
    static List<Warning> write(String html, String mark, Appendable safe) {
        var renderer = HtmlStreamRenderer.create(
                safe,
                e -> {
                    throw new UncheckedIOException(e);
                },
                Handler.DO_NOTHING);
        Set<Warning> warnings = new LinkedHashSet<>();
        HtmlSanitizer.sanitize(html, policy(mark).apply(renderer, new Removed(), warnings));
        return List.copyOf(warnings);
    }

    /** @param safe what {@link #write} has written: no value of an attribute has a quotation mark or a bracket in it */
    static boolean hasImageWithoutAlt(String safe) {
        return IMAGE_WITHOUT_ALT.matcher(safe).find();
    }

    /** @return the same without what the sanitiser puts between braces, for templates in browsers that there are none of */
    static String withoutFillers(String html) {
        return FILLER_IN_VALUE.matcher(html.replace("<!-- -->", "")).replaceAll("{");
    }

    private static PolicyFactory policy(String mark) {
        return new HtmlPolicyBuilder()
                .allowElements(TEXT)
                .allowElements((_, _) -> "h2", "h1")
                .allowElements("h2", "h3", "h4", "h5", "h6")
                .allowAttributes("id")
                .matching((_, _, value) -> headingId(value, mark))
                .onElements("h1", "h2", "h3", "h4", "h5", "h6")
                .allowElements("a")
                .allowUrlProtocols("http", "https", "mailto", "tel")
                .allowAttributes("href", "title")
                .onElements("a")
                .requireRelsOnLinks("noopener", "noreferrer")
                .allowElements((_, attributes) -> own(attributes), "img")
                .allowAttributes("src")
                .matching(OWN_IMAGE)
                .onElements("img")
                .allowAttributes("alt", "title")
                .onElements("img")
                .allowElements((_, _) -> "div", "section") // a section of a page has a heading, footnotes have none
                .allowAttributes("class")
                .matching(FOOTNOTE_CLASS)
                .onElements("section", "sup", "a")
                .allowAttributes("class")
                .matching(EMBED)
                .onElements("p")
                .allowAttributes("id")
                .matching(FOOTNOTE_ID)
                .onElements("li", "a")
                .allowAttributes("class")
                .matching(CODE_LANGUAGE)
                .onElements("code")
                .allowAttributes("align")
                .matching(ALIGNMENT)
                .onElements("th", "td")
                .allowAttributes("start")
                .matching(NUMBER)
                .onElements("ol")
                .allowAttributes("title")
                .onElements("abbr")
                .allowElements("span") // words in another language, such as what of a translation stays in the original
                .allowAttributes("lang")
                .matching(LANGUAGE)
                .onElements("span")
                .toFactory();
    }

    private static @Nullable String headingId(String value, String mark) {
        return value.startsWith(mark) ? value.substring(mark.length()) : null;
    }

    /** @param attributes names and values in turn, as far as they were allowed */
    private static @Nullable String own(List<String> attributes) {
        for (int name = 0; name < attributes.size(); name += 2) {
            if (attributes.get(name).equals("src")) {
                attributes.add("loading");
                attributes.add("lazy");
                return "img";
            }
        }
        return null;
    }

    /** Tells what is taken out, but for what the format itself puts in. */
    private static final class Removed implements HtmlChangeListener<Set<Warning>> {

        private static final Pattern OUR_OWN = Pattern.compile("id|class|data-.*|aria-.*|rel|role");
        private static final Warning IMAGE = Warning.ofBody(
                "image-removed", "an image is not shown: only those that were uploaded here are, by their address");
        private static final Warning LINK =
                Warning.ofBody("link-removed", "a link leads nowhere: only http, https, mailto and tel are followed");
        private static final Set<String> RENAMED = Set.of("h1", "section");

        @Override
        public void discardedTag(@Nullable Set<Warning> warnings, String element) {
            if (RENAMED.contains(element)) {
                return;
            }
            add(
                    warnings,
                    switch (element) {
                        case "img" -> IMAGE;
                        case "a" -> LINK;
                        default -> Warning.ofBody("element-removed", "<" + element + "> is not shown");
                    });
        }

        @Override
        public void discardedAttributes(@Nullable Set<Warning> warnings, String element, String... attributes) {
            for (String attribute : attributes) {
                if (attribute.equals("href")) {
                    add(warnings, LINK);
                } else if (element.equals("img") && attribute.equals("src")) {
                    add(warnings, IMAGE);
                } else if (!OUR_OWN.matcher(attribute).matches()) {
                    add(
                            warnings,
                            Warning.ofBody("attribute-removed", attribute + " of <" + element + "> has no effect"));
                }
            }
        }

        private static void add(@Nullable Set<Warning> warnings, Warning warning) {
            if (warnings != null && warnings.size() < MOST_WARNINGS) {
                warnings.add(warning);
            }
        }
    }
}
