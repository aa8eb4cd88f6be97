package org.kiosque.gateway.site.feeds;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndCategoryImpl;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEnclosureImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.feed.synd.SyndLinkImpl;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.feed.synd.SyndPersonImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.site.page.Link;
import org.springframework.http.MediaType;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** How a feed is written. The same articles have the same bytes, and the same entity tag, in every process. */
@SuppressWarnings("JavaUtilDate") // ROME's time
enum FeedFormat {
    /** RSS 2.0. */
    RSS("feed.xml", "application/rss+xml"),

    /** RFC 4287. */
    ATOM("atom.xml", "application/atom+xml"),

    /** JSON Feed 1.1. */
    JSON("feed.json", "application/feed+json");

    private static final Namespace MEDIA = Namespace.getNamespace("media", "http://search.yahoo.com/mrss/");

    final String file;
    private final String type;

    FeedFormat(String file, String type) {
        this.file = file;
        this.type = type;
    }

    MediaType type() {
        return new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8);
    }

    /** @param file the last part of its address */
    static FeedFormat at(String file) {
        for (FeedFormat format : values()) {
            if (format.file.equals(file)) {
                return format;
            }
        }
        throw new IllegalArgumentException(file);
    }

    byte[] write(Feed feed, JsonMapper json) {
        return switch (this) {
            case RSS -> xml(feed, "rss_2.0");
            case ATOM -> xml(feed, "atom_1.0");
            case JSON -> json.writeValueAsBytes(json(feed));
        };
    }

    private byte[] xml(Feed feed, String type) {
        SyndFeed out = new SyndFeedImpl();
        out.setFeedType(type);
        out.setEncoding("UTF-8");
        out.setLanguage(feed.language().tag());
        out.setTitle(feed.title());
        out.setDescription(feed.description());
        out.setUri(feed.self());
        out.setLink(feed.page());
        out.setLinks(List.of(link("alternate", "text/html", feed.page()), link("self", this.type, feed.self())));
        out.setPublishedDate(Date.from(feed.articles().stream()
                .map(FeedArticle::changed)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH)));
        out.setEntries(feed.articles().stream().map(this::entry).toList());
        try {
            return new SyndFeedOutput().outputString(out).getBytes(StandardCharsets.UTF_8);
        } catch (FeedException impossible) {
            throw new IllegalStateException(impossible); // all that a feed must have is there
        }
    }

    private static SyndLink link(String relation, String type, String address) {
        SyndLink link = new SyndLinkImpl();
        link.setRel(relation);
        link.setType(type);
        link.setHref(address);
        return link;
    }

    /** RSS takes no enclosure without its length, but knows pictures by an extension (Media RSS) that takes less. */
    private void putPicture(SyndEntry entry, FeedArticle.Picture picture) {
        if (this == ATOM) {
            SyndEnclosure enclosure = new SyndEnclosureImpl();
            enclosure.setUrl(picture.url());
            enclosure.setType(picture.type());
            entry.setEnclosures(List.of(enclosure));
            return;
        }
        Element content =
                new Element("content", MEDIA).setAttribute("url", picture.url()).setAttribute("medium", "image");
        setIfThere(content, "type", picture.type());
        setIfThere(content, "width", picture.width());
        setIfThere(content, "height", picture.height());
        if (picture.alt() != null) {
            content.addContent(new Element("description", MEDIA)
                    .setAttribute("type", "plain")
                    .setText(picture.alt()));
        }
        entry.setForeignMarkup(List.of(content));
    }

    private static void setIfThere(Element element, String name, @Nullable Object value) {
        if (value != null) {
            element.setAttribute(name, value.toString());
        }
    }

    private SyndEntry entry(FeedArticle article) {
        SyndEntry entry = new SyndEntryImpl();
        entry.setUri(article.id());
        entry.setTitle(article.title());
        entry.setLink(article.url());
        entry.setPublishedDate(date(article.published()));
        entry.setUpdatedDate(date(article.changed()));
        if (article.lead() != null) {
            SyndContent lead = new SyndContentImpl();
            lead.setType("html"); // readers take a description for markup in any case
            lead.setValue(HtmlUtils.htmlEscape(article.lead(), "UTF-8"));
            entry.setDescription(lead);
        }
        if (article.html() != null) {
            SyndContent text = new SyndContentImpl();
            text.setType("html");
            text.setValue(article.html());
            entry.setContents(List.of(text));
        }
        FeedArticle.Picture picture = article.picture();
        if (picture != null) {
            putPicture(entry, picture);
        }
        List<SyndPerson> authors = new ArrayList<>();
        article.authors().forEach(name -> {
            SyndPerson author = new SyndPersonImpl();
            author.setName(name.text());
            author.setUri(name.url());
            authors.add(author);
        });
        entry.setAuthors(authors);
        if (!article.authors().isEmpty()) {
            entry.setAuthor(article.authors().stream()
                    .map(Link::text)
                    .collect(Collectors.joining(", "))); // RSS has room for one
        }
        List<SyndCategory> tags = new ArrayList<>();
        article.tags().forEach(name -> {
            SyndCategory tag = new SyndCategoryImpl();
            tag.setName(name);
            tags.add(tag);
        });
        entry.setCategories(tags);
        return entry;
    }

    private static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    private static Map<String, Object> json(Feed feed) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("version", "https://jsonfeed.org/version/1.1");
        out.put("title", feed.title());
        out.put("description", feed.description());
        out.put("language", feed.language().tag());
        out.put("home_page_url", feed.page());
        out.put("feed_url", feed.self());
        out.put("items", feed.articles().stream().map(FeedFormat::item).toList());
        return out;
    }

    private static Map<String, Object> item(FeedArticle article) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", article.id());
        out.put("url", article.url());
        out.put("title", article.title());
        if (article.html() == null) {
            out.put("content_text", article.lead() == null ? article.title() : article.lead());
        } else {
            out.put("content_html", article.html());
        }
        putIfThere(out, "summary", article.lead());
        FeedArticle.Picture picture = article.picture();
        if (picture != null) {
            out.put("image", picture.url());
            if (picture.type() != null) {
                out.put("attachments", List.of(attachment(picture.url(), picture.type())));
            }
        }
        putIfThere(out, "date_published", article.published());
        putIfThere(out, "date_modified", article.changed());
        if (!article.authors().isEmpty()) {
            out.put(
                    "authors",
                    article.authors().stream().map(FeedFormat::author).toList());
        }
        if (!article.tags().isEmpty()) {
            out.put("tags", article.tags());
        }
        return out;
    }

    private static Map<String, Object> attachment(String url, String type) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("url", url);
        out.put("mime_type", type);
        return out;
    }

    private static Map<String, Object> author(Link author) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("name", author.text());
        putIfThere(out, "url", author.url());
        return out;
    }

    private static void putIfThere(Map<String, Object> out, String name, @Nullable Object value) {
        if (value != null) {
            out.put(name, value.toString());
        }
    }
}
