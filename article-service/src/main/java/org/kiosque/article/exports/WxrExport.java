package org.kiosque.article.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.archive.ArchivedArticle;
import org.kiosque.article.markdown.Rendering;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.Image;
import org.kiosque.common.events.Tag;
import org.kiosque.common.languages.SiteLanguages;
import org.springframework.stereotype.Component;

/**
 * What WordPress takes in: WXR 1.2. A post has one author there, the first; all of them come behind the posts, since only then
 * are they known.
 *
 * @see <a href="https://github.com/WordPress/wordpress-importer/tree/master/src/parsers">The code that reads it</a>
 */
@Component
record WxrExport(Rendering rendering, SiteLanguages site, InstantSource clock) implements ExportFormat {

    private static final String WORDPRESS = "http://wordpress.org/export/1.2/";
    private static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";
    private static final String EXCERPT = WORDPRESS + "excerpt/";
    private static final String CREATOR = "http://purl.org/dc/elements/1.1/";
    private static final DateTimeFormatter RSS = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** WordPress asks whom each of them is to be; beyond that it finds them at their posts alone. */
    private static final int MOST_AUTHORS = 10_000;

    @Override
    public String name() {
        return "wxr";
    }

    @Override
    public String mediaType() {
        return "application/rss+xml";
    }

    @Override
    public String fileName() {
        return "kiosque.wxr.xml";
    }

    @Override
    public void write(AllArticles articles, OutputStream out) throws IOException {
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            new Document(xml).write(articles);
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** One file while it is written. */
    private final class Document {

        private final XMLStreamWriter xml;
        private final Set<String> authors = new LinkedHashSet<>();
        private long posts;

        Document(XMLStreamWriter xml) {
            this.xml = xml;
        }

        void write(AllArticles articles) throws IOException, XMLStreamException {
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("rss");
            xml.writeAttribute("version", "2.0");
            xml.writeNamespace("excerpt", EXCERPT);
            xml.writeNamespace("content", CONTENT);
            xml.writeNamespace("dc", CREATOR);
            xml.writeNamespace("wp", WORDPRESS);
            xml.writeStartElement("channel");
            element("title", "Kiosque");
            element("pubDate", RSS.format(clock.instant()));
            element("language", site.defaultLanguage().tag());
            element("wp:wxr_version", "1.2");
            articles.inParts(part -> {
                for (ArchivedArticle article : part) {
                    try {
                        item(
                                Leaving.of(article, rendering, articles.site()),
                                !articles.site().isEmpty());
                    } catch (XMLStreamException e) {
                        throw new IOException(e);
                    }
                }
            });
            for (String author : authors) {
                xml.writeStartElement("wp:author");
                element("wp:author_login", author);
                element("wp:author_display_name", author);
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
        }

        /** @param fetched whether WordPress can fetch its picture, which is an item of its own then */
        private void item(Leaving article, boolean fetched) throws XMLStreamException {
            String picture = fetched ? article.picture() : null;
            if (picture != null) {
                attachment(article, picture);
            }
            Instant date = article.published() == null ? article.begun() : article.published();
            xml.writeStartElement("item");
            element("title", asHtml(article.content().title()));
            element("link", "/" + article.content().language() + "/" + article.slug() + "-" + article.id());
            element("pubDate", RSS.format(date));
            element("dc:creator", author(article));
            xml.writeStartElement("guid");
            xml.writeAttribute("isPermaLink", "false");
            xml.writeCharacters("urn:kiosque:article:" + article.id());
            xml.writeEndElement();
            element("content:encoded", article.html());
            element("excerpt:encoded", asHtml(article.content().lead()));
            element("wp:post_id", String.valueOf(++posts));
            element("wp:post_date", SECONDS.format(date));
            element("wp:post_date_gmt", SECONDS.format(date));
            element("wp:post_modified_gmt", SECONDS.format(article.changed()));
            element("wp:comment_status", article.content().comments() == CommentPolicy.CLOSED ? "closed" : "open");
            element("wp:post_name", article.slug());
            element("wp:status", status(article.status()));
            element("wp:post_type", "post");
            if (picture != null) {
                xml.writeStartElement("wp:postmeta");
                element("wp:meta_key", "_thumbnail_id");
                element("wp:meta_value", String.valueOf(posts - 1));
                xml.writeEndElement();
            }
            if (article.content().section() != null) {
                category(
                        "category",
                        article.content().section().key(),
                        article.content().section().name());
            }
            for (Tag tag : article.content().tags()) {
                category("post_tag", tag.key(), tag.name());
            }
            xml.writeEndElement();
        }

        private void attachment(Leaving article, String picture) throws XMLStreamException {
            Image image = Objects.requireNonNull(article.content().picture()).image();
            xml.writeStartElement("item");
            element("title", asHtml(image.alt()));
            element("link", picture);
            element("excerpt:encoded", asHtml(image.caption()));
            element("wp:post_id", String.valueOf(++posts));
            element("wp:post_date_gmt", SECONDS.format(article.changed()));
            element("wp:post_name", article.slug() + "-image");
            element("wp:status", "inherit");
            element("wp:post_type", "attachment");
            element("wp:attachment_url", picture);
            xml.writeEndElement();
        }

        /** Titles and excerpts are HTML there. */
        private static @Nullable String asHtml(@Nullable String text) {
            return text == null ? null : Entities.escape(text);
        }

        private String author(Leaving article) {
            if (article.content().authors().isEmpty()) {
                return "";
            }
            String first = article.content().authors().getFirst().name();
            if (authors.size() < MOST_AUTHORS) {
                authors.add(first);
            }
            return first;
        }

        private void category(String domain, String key, String name) throws XMLStreamException {
            xml.writeStartElement("category");
            xml.writeAttribute("domain", domain);
            xml.writeAttribute("nicename", key);
            xml.writeCharacters(name);
            xml.writeEndElement();
        }

        private void element(String name, @Nullable String text) throws XMLStreamException {
            xml.writeStartElement(name);
            if (text != null) {
                xml.writeCharacters(text);
            }
            xml.writeEndElement();
        }

        private static String status(Leaving.Status status) {
            return switch (status) {
                case DRAFT -> "draft";
                case REVIEWED -> "pending";
                case PLANNED -> "future";
                case PUBLISHED -> "publish";
            };
        }
    }
}
