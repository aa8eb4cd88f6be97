package org.kiosque.article.markdown;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Document;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/**
 * What stands alone in a paragraph of its own. An image with a title becomes a figure, whose caption that is. The bare address of
 * a player becomes a link that says whose it is ({@code class="embed"}): nothing is asked of anybody else before a reader follows it.
 */
final class StandingAlone implements HtmlRenderer.HtmlRendererExtension {

    static final String EMBED = "embed";

    /** By their hosts, and those of all below them. */
    private static final Map<String, String> PROVIDERS = Map.ofEntries(
            Map.entry("youtube.com", "YouTube"),
            Map.entry("youtu.be", "YouTube"),
            Map.entry("vimeo.com", "Vimeo"),
            Map.entry("dailymotion.com", "Dailymotion"),
            Map.entry("arte.tv", "ARTE"),
            Map.entry("soundcloud.com", "SoundCloud"),
            Map.entry("spotify.com", "Spotify"),
            Map.entry("bsky.app", "Bluesky"),
            Map.entry("instagram.com", "Instagram"),
            Map.entry("tiktok.com", "TikTok"));

    private StandingAlone() {}

    static StandingAlone create() {
        return new StandingAlone();
    }

    /** Changes the document; a paragraph within a quotation or a list counts, too. */
    static void arrange(Node document) {
        List<Paragraph> paragraphs = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Paragraph paragraph) {
                paragraphs.add(paragraph);
            }
        });
        for (Paragraph paragraph : paragraphs) {
            Node only = paragraph.getFirstChild();
            if (only == null || only.getNext() != null) {
                continue;
            }
            if (only instanceof Image image
                    && image.getTitle() != null
                    && !image.getTitle().isBlank()
                    && paragraph.getParent() instanceof Document) {
                var figure = new Figure(image.getTitle().strip());
                image.setTitle(null);
                figure.appendChild(image);
                paragraph.insertBefore(figure);
                paragraph.unlink();
            }
            String provider = providerOf(only);
            if (provider != null && only.getFirstChild() instanceof Text text) {
                text.setLiteral(provider + " – " + text.getLiteral().replaceFirst("^https?://(www\\.)?", ""));
            }
        }
    }

    /** Whether it is a paragraph that holds only such an address, as {@link #arrange} has left it. */
    static boolean isEmbed(Node paragraph) {
        Node only = paragraph.getFirstChild();
        if (!(paragraph instanceof Paragraph)
                || !(only instanceof Link link)
                || only.getNext() != null
                || !(link.getFirstChild() instanceof Text text)) {
            return false;
        }
        String provider = hostOf(link.getDestination());
        return provider != null && text.getLiteral().startsWith(provider + " – ");
    }

    private static @Nullable String providerOf(Node node) {
        return node instanceof Link link
                        && link.getFirstChild() instanceof Text text
                        && text.getNext() == null
                        && text.getLiteral().equals(link.getDestination())
                ? hostOf(link.getDestination())
                : null;
    }

    private static @Nullable String hostOf(String address) {
        try {
            URI uri = URI.create(address);
            String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            return PROVIDERS.entrySet().stream()
                    .filter(provider -> host.equals(provider.getKey()) || host.endsWith("." + provider.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    @Override
    public void extend(HtmlRenderer.Builder renderer) {
        renderer.nodeRendererFactory(Figures::new);
    }

    /** A picture with words below it. */
    private static final class Figure extends CustomBlock {

        private final String caption;

        Figure(String caption) {
            this.caption = caption;
        }
    }

    private record Figures(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Figure.class);
        }

        @Override
        public void render(Node node) {
            var html = context.getWriter();
            html.line();
            html.tag("figure");
            if (node.getFirstChild() != null) {
                context.render(node.getFirstChild());
            }
            html.tag("figcaption");
            html.text(((Figure) node).caption);
            html.tag("/figcaption");
            html.tag("/figure");
            html.line();
        }
    }
}
