package org.kiosque.article.imports.formats;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.files.BoundedNodes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The text of a Ghost post as HTML: the one that Ghost has rendered, else what its editors keep, Lexical's tree or Mobiledoc's
 * sections. What only their programs show (buttons, sign-ups, paid parts) has no words to keep.
 *
 * @see <a href="https://lexical.dev/docs/concepts/nodes">Lexical</a>
 * @see <a href="https://github.com/bustle/mobiledoc-kit/blob/master/MOBILEDOC.md">Mobiledoc</a>
 */
final class GhostText {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Parser MARKDOWN = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().build();

    private static final int DEEPEST = 50;
    private static final int BOLD = 1;
    private static final int ITALIC = 1 << 1;
    private static final int STRUCK = 1 << 2;
    private static final int CODE = 1 << 4;
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> MARKS = Set.of("strong", "b", "em", "i", "s", "code", "sub", "sup", "a");

    private GhostText() {}

    /** @return null when it has none that can be read */
    static @Nullable String html(JsonNode post) {
        String html = JsonInput.text(post, "html");
        if (html != null) {
            return html;
        }
        String lexical = JsonInput.text(post, "lexical");
        String mobiledoc = JsonInput.text(post, "mobiledoc");
        if (lexical == null && mobiledoc == null) {
            return "";
        }
        try {
            var body = new Element("body");
            boolean read = lexical != null
                    ? tree(read(lexical).path("root"), body)
                    : sections(read(Objects.requireNonNull(mobiledoc)), body);
            return read ? body.html() : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static JsonNode read(String json) {
        return JSON.reader().with(new BoundedNodes()).readTree(json);
    }

    // ---- Lexical: a tree whose nodes say their type

    private static boolean tree(JsonNode root, Element into) {
        children(root, into, 0);
        return root.path("children").isArray();
    }

    private static void children(JsonNode node, Element into, int depth) {
        if (depth < DEEPEST) {
            node.path("children").forEach(child -> append(child, into, depth + 1));
        }
    }

    private static void append(JsonNode node, Element into, int depth) {
        switch (node.path("type").asString("")) {
            case "text", "extended-text" -> into.appendChild(marked(node));
            case "linebreak" -> into.appendElement("br");
            case "heading", "extended-heading" -> {
                String tag = node.path("tag").asString("h2");
                children(node, into.appendElement(HEADINGS.contains(tag) ? tag : "h2"), depth);
            }
            case "paragraph" -> children(node, into.appendElement("p"), depth);
            case "quote", "extended-quote", "aside" ->
                children(node, into.appendElement("blockquote").appendElement("p"), depth);
            case "list" ->
                children(
                        node,
                        into.appendElement(node.path("listType").asString("").equals("number") ? "ol" : "ul"),
                        depth);
            case "listitem" -> children(node, into.appendElement("li"), depth);
            case "link", "autolink" ->
                children(
                        node,
                        into.appendElement("a").attr("href", node.path("url").asString("")),
                        depth);
            default -> {
                if (node.has("children")) {
                    children(node, into, depth);
                } else {
                    card(node.path("type").asString(""), node, into);
                }
            }
        }
    }

    private static Node marked(JsonNode node) {
        int format = node.path("format").asInt(0);
        Node marked = new TextNode(node.path("text").asString(""));
        List<String> marks = new ArrayList<>();
        if ((format & CODE) != 0) {
            marks.add("code");
        }
        if ((format & STRUCK) != 0) {
            marks.add("del");
        }
        if ((format & ITALIC) != 0) {
            marks.add("em");
        }
        if ((format & BOLD) != 0) {
            marks.add("strong");
        }
        for (String mark : marks) {
            marked = new Element(mark).appendChild(marked);
        }
        return marked;
    }

    /** What stands between paragraphs, in either editor. */
    private static void card(String type, JsonNode card, Element into) {
        switch (type) {
            case "horizontalrule", "hr" -> into.appendElement("hr");
            case "html" -> into.append(card.path("html").asString(""));
            case "markdown", "card-markdown" ->
                into.append(RENDERER.render(MARKDOWN.parse(card.path("markdown").asString(""))));
            case "codeblock", "code" ->
                into.appendElement("pre")
                        .appendElement("code")
                        .text(card.path("code").asString(""));
            case "image" -> {
                into.appendElement("p")
                        .appendElement("img")
                        .attr("src", card.path("src").asString(""))
                        .attr("alt", card.path("alt").asString(""));
                caption(card, into);
            }
            case "gallery" -> card.path("images").forEach(image -> card("image", image, into));
            case "bookmark", "embed" -> {
                String url = card.path("url").asString("");
                String title = card.path("metadata").path("title").asString("");
                if (!url.isEmpty()) {
                    into.appendElement("p").appendElement("a").attr("href", url).text(title.isEmpty() ? url : title);
                }
                caption(card, into);
            }
            case "callout" ->
                into.appendElement("blockquote").append(card.path("calloutText").asString(""));
            case "toggle" ->
                into.append("<p><strong>" + card.path("heading").asString("") + "</strong></p>"
                        + card.path("content").asString(""));
            default -> {
                // a button, a sign-up, a product: nothing to read
            }
        }
    }

    private static void caption(JsonNode card, Element into) {
        String caption = card.path("caption").asString("");
        if (!caption.isBlank()) {
            into.appendElement("p").append(caption);
        }
    }

    // ---- Mobiledoc: sections of markers, each of which opens and closes marks by number

    private static boolean sections(JsonNode document, Element into) {
        for (JsonNode section : document.path("sections")) {
            switch (section.path(0).asInt(0)) {
                case 1 -> {
                    String tag = section.path(1).asString("p");
                    boolean known = HEADINGS.contains(tag) || tag.equals("blockquote");
                    markers(section.path(2), document, into.appendElement(known ? tag : "p"));
                }
                case 2 -> card("image", JSON.createObjectNode().set("src", section.path(1)), into);
                case 3 -> {
                    Element list =
                            into.appendElement(section.path(1).asString("").equals("ol") ? "ol" : "ul");
                    section.path(2).forEach(item -> markers(item, document, list.appendElement("li")));
                }
                case 10 -> {
                    JsonNode card = document.path("cards").path(section.path(1).asInt(-1));
                    card(card.path(0).asString(""), card.path(1), into);
                }
                default -> {
                    // of a version that is not known
                }
            }
        }
        return document.path("sections").isArray();
    }

    private static void markers(JsonNode markers, JsonNode document, Element into) {
        Element at = into;
        Deque<Element> open = new ArrayDeque<>();
        for (JsonNode marker : markers) {
            for (JsonNode opened : marker.path(1)) {
                JsonNode mark = document.path("markups").path(opened.asInt(-1));
                String tag = mark.path(0).asString("");
                open.push(at);
                at = at.appendElement(MARKS.contains(tag) ? tag : "span");
                if (tag.equals("a") && mark.path(1).path(0).asString("").equals("href")) {
                    at.attr("href", mark.path(1).path(1).asString(""));
                }
            }
            if (marker.path(0).asInt(0) == 0) {
                at.appendText(marker.path(3).asString(""));
            } else {
                at.appendElement("br"); // the one atom that Ghost has
            }
            for (int closed = marker.path(2).asInt(0); closed > 0 && !open.isEmpty(); closed--) {
                at = open.pop();
            }
        }
    }
}
