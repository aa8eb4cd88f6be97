package org.kiosque.gateway.site.sitemaps;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.client.Card;
import org.kiosque.gateway.site.page.MachinePage;
import org.kiosque.gateway.site.page.SiteProperties;

/**
 * Writes site maps.
 *
 * @see <a href="https://www.sitemaps.org/protocol.html">the protocol</a>
 */
final class SitemapXml {

    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();

    private static final Map<String, String> NONE = Map.of();
    private static final Map<String, String> ALTERNATES = Map.of("xhtml", "http://www.w3.org/1999/xhtml");
    private static final Map<String, String> NEWS = Map.of("news", "http://www.google.com/schemas/sitemap-news/0.9");

    private final SiteProperties site;

    SitemapXml(SiteProperties site) {
        this.site = site;
    }

    /** What is written into an element. */
    private interface Content {
        void into(XMLStreamWriter out) throws XMLStreamException;
    }

    /** @param addresses absolute, of site maps */
    byte[] index(List<String> addresses) {
        return written("sitemapindex", NONE, out -> {
            for (String address : addresses) {
                out.writeStartElement("sitemap");
                text(out, "loc", address);
                out.writeEndElement();
            }
        });
    }

    /** Each with its other editions, and with its original for readers of any other language. */
    byte[] articles(List<Card> articles) {
        return written("urlset", ALTERNATES, out -> {
            for (Card article : articles) {
                out.writeStartElement("url");
                text(out, "loc", site.absolute(article.url()));
                if (article.changedAt() != null) {
                    text(out, "lastmod", seconds(article.changedAt()));
                }
                for (var edition : article.languages()) {
                    if (edition.isFindable()) {
                        alternate(out, edition.language(), edition.url());
                    }
                }
                if (article.original() != null) {
                    alternate(out, "x-default", article.original().url());
                }
                out.writeEndElement();
            }
        });
    }

    private void alternate(XMLStreamWriter out, String language, String path) throws XMLStreamException {
        out.writeEmptyElement("xhtml:link");
        out.writeAttribute("rel", "alternate");
        out.writeAttribute("hreflang", language);
        out.writeAttribute("href", site.absolute(path));
    }

    /** @see <a href="https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap">news site maps</a> */
    byte[] news(List<Card> articles) {
        return written("urlset", NEWS, out -> {
            for (Card article : articles) {
                out.writeStartElement("url");
                text(out, "loc", site.absolute(article.url()));
                out.writeStartElement("news:news");
                out.writeStartElement("news:publication");
                text(out, "news:name", site.name());
                text(out, "news:language", article.language());
                out.writeEndElement();
                text(out, "news:publication_date", seconds(article.publishedAt()));
                text(out, "news:title", article.title());
                out.writeEndElement();
                out.writeEndElement();
            }
        });
    }

    private static String seconds(@Nullable Instant instant) {
        return instant == null ? "" : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static void text(XMLStreamWriter out, String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(MachinePage.inXml(text));
        out.writeEndElement();
    }

    private static byte[] written(String root, Map<String, String> namespaces, Content content) {
        var bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter out = WRITERS.createXMLStreamWriter(bytes, "UTF-8");
            out.writeStartDocument("UTF-8", "1.0");
            out.writeStartElement(root);
            out.writeDefaultNamespace("http://www.sitemaps.org/schemas/sitemap/0.9");
            for (var namespace : namespaces.entrySet()) {
                out.writeNamespace(namespace.getKey(), namespace.getValue());
            }
            content.into(out);
            out.writeEndElement();
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible); // into memory
        }
        return bytes.toByteArray();
    }
}
