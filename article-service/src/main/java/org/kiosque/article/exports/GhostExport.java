package org.kiosque.article.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.archive.ArchivedArticle;
import org.kiosque.article.editing.revisions.Content;
import org.kiosque.article.markdown.Rendering;
import org.kiosque.common.events.Author;
import org.kiosque.common.events.Tag;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Ghost takes in: tables as lists. A section is a tag there, the first, which Ghost takes for the main one. The lists of
 * which post has which tag and author are read anew from the store, so that they need not be remembered.
 *
 * @see <a href="https://ghost.org/docs/migration/custom/">The form</a>
 */
@Component
record GhostExport(Rendering rendering, JsonMapper json, InstantSource clock) implements ExportFormat {

    /** Ghost refuses longer ones. */
    private static final int LONGEST_EXCERPT = 300;

    /** Names of tags and authors that are remembered: as many as an import takes. */
    private static final int MOST_NAMES = 300_000;

    @Override
    public String name() {
        return "ghost";
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public String fileName() {
        return "kiosque.ghost.json";
    }

    @Override
    public void write(AllArticles articles, OutputStream out) throws IOException {
        Map<String, String> tags = new LinkedHashMap<>();
        Map<String, String> authors = new LinkedHashMap<>();
        // What breaks off in between must not look whole.
        try (JsonGenerator to = json.writer()
                .without(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .createGenerator(out)) {
            to.writeStartObject();
            to.writeArrayPropertyStart("db");
            to.writeStartObject();
            to.writeObjectPropertyStart("meta");
            to.writeNumberProperty("exported_on", clock.millis());
            to.writeStringProperty("version", "5.0.0");
            to.writeEndObject();
            to.writeObjectPropertyStart("data");
            to.writeArrayPropertyStart("posts");
            each(articles, article -> post(to, Leaving.of(article, rendering, articles.site())));
            to.writeEndArray();
            to.writeArrayPropertyStart("posts_tags");
            each(articles, article -> places(to, article.id(), "tag_id", tagsOf(textOf(article)), tags));
            to.writeEndArray();
            to.writeArrayPropertyStart("posts_authors");
            each(articles, article -> places(to, article.id(), "author_id", authorsOf(textOf(article)), authors));
            to.writeEndArray();
            names(to, "tags", tags);
            names(to, "users", authors);
            to.writeEndObject();
            to.writeEndObject();
            to.writeEndArray();
            to.writeEndObject();
        }
    }

    private interface Each {
        void take(ArchivedArticle article);
    }

    private static void each(AllArticles articles, Each taking) throws IOException {
        articles.inParts(part -> part.forEach(taking::take));
    }

    private static void post(JsonGenerator to, Leaving article) {
        Content content = article.content();
        to.writeStartObject();
        to.writeStringProperty("id", article.id());
        to.writeStringProperty("uuid", "kiosque-" + article.id());
        to.writeStringProperty("title", content.title());
        to.writeStringProperty("slug", article.slug());
        to.writeStringProperty("html", article.html());
        to.writeStringProperty("type", "post");
        to.writeStringProperty("status", status(article.status()));
        to.writeStringProperty("locale", content.language());
        write(to, "custom_excerpt", excerpt(content.lead()));
        write(to, "published_at", article.published());
        write(to, "created_at", article.begun());
        write(to, "updated_at", article.changed());
        write(to, "feature_image", article.picture());
        if (content.picture() != null) {
            write(to, "feature_image_alt", content.picture().image().alt());
            write(to, "feature_image_caption", content.picture().image().caption());
        }
        if (content.seo() != null) {
            write(to, "meta_title", content.seo().metaTitle());
            write(to, "meta_description", content.seo().metaDescription());
            write(to, "canonical_url", content.seo().canonical());
        }
        to.writeEndObject();
    }

    private static String status(Leaving.Status status) {
        return switch (status) {
            case DRAFT, REVIEWED -> "draft";
            case PLANNED -> "scheduled";
            case PUBLISHED -> "published";
        };
    }

    private static @Nullable String excerpt(@Nullable String lead) {
        if (lead == null || lead.length() <= LONGEST_EXCERPT) {
            return lead;
        }
        int end = lead.lastIndexOf(' ', LONGEST_EXCERPT - 1);
        return lead.substring(0, end > 0 ? end : lead.offsetByCodePoints(0, LONGEST_EXCERPT / 2)) + "…";
    }

    private static void write(JsonGenerator to, String field, @Nullable Object value) {
        if (value != null) {
            to.writeStringProperty(field, value.toString());
        }
    }

    private static Content textOf(ArchivedArticle article) {
        return Leaving.textOf(article).content();
    }

    private static Map<String, String> tagsOf(Content content) {
        Map<String, String> all = new LinkedHashMap<>();
        if (content.section() != null) {
            all.put(content.section().key(), content.section().name());
        }
        for (Tag tag : content.tags()) {
            all.putIfAbsent(tag.key(), tag.name());
        }
        return all;
    }

    private static Map<String, String> authorsOf(Content content) {
        Map<String, String> all = new LinkedHashMap<>();
        for (Author author : content.authors()) {
            all.putIfAbsent(author.key(), author.name());
        }
        return all;
    }

    /** @param known gets what is named here */
    private static void places(
            JsonGenerator to, String post, String field, Map<String, String> named, Map<String, String> known) {
        int order = 0;
        for (Map.Entry<String, String> one : named.entrySet()) {
            if (!known.containsKey(one.getKey()) && known.size() >= MOST_NAMES) {
                continue;
            }
            known.putIfAbsent(one.getKey(), one.getValue());
            to.writeStartObject();
            to.writeStringProperty("post_id", post);
            to.writeStringProperty(field, one.getKey());
            to.writeNumberProperty("sort_order", order++);
            to.writeEndObject();
        }
    }

    private static void names(JsonGenerator to, String list, Map<String, String> named) {
        to.writeArrayPropertyStart(list);
        named.forEach((key, name) -> {
            to.writeStartObject();
            to.writeStringProperty("id", key);
            to.writeStringProperty("slug", key);
            to.writeStringProperty("name", name);
            if (list.equals("users")) {
                to.writeStringProperty("email", key + "@kiosque.invalid"); // Ghost takes nobody in without one
                to.writeArrayPropertyStart("roles");
                to.writeString("Contributor");
                to.writeEndArray();
            }
            to.writeEndObject();
        });
        to.writeEndArray();
    }
}
