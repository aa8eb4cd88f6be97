package org.kiosque.article;

import java.nio.charset.StandardCharsets;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleRevised;
import org.kiosque.common.events.Event;
import org.kiosque.common.events.EventFormat;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.events.TranslationCompleted;
import org.kiosque.common.testing.GoldenSamples;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The golden samples, told of an article of one's own. */
public final class Samples {

    public static final String GOLDEN_ID = "k3v9x2m4qd7h";

    private static final JsonMapper JSON = new JsonMapper();

    private Samples() {}

    public static String json(String type, String id) {
        return new String(GoldenSamples.of(type), StandardCharsets.UTF_8).replace(GOLDEN_ID, id);
    }

    public static <E extends Event> E event(String type, String id, Class<E> family) {
        return read(type, json(type, id), family);
    }

    public static ArticlePublished published(String id) {
        return event("article.published.v1", id, ArticlePublished.class);
    }

    /** @param changes JSON: fields of the article, with other values than the sample's */
    public static ArticlePublished published(String id, String changes) {
        return changed("article.published.v1", id, ArticlePublished.class, changes);
    }

    public static ArticleRevised revised(String id) {
        return event("article.revised.v1", id, ArticleRevised.class);
    }

    public static TranslatedArticle translated(String id) {
        return event("translation.completed.v1", id, TranslationCompleted.class).translation();
    }

    public static TranslatedArticle translated(String id, String changes) {
        return changed("translation.completed.v1", id, TranslationCompleted.class, changes)
                .translation();
    }

    private static <E extends Event> E changed(String type, String id, Class<E> family, String changes) {
        var sample = JSON.readTree(json(type, id));
        sample.forEach(told -> ((ObjectNode) told).setAll((ObjectNode) JSON.readTree(changes)));
        return read(type, sample.toString(), family);
    }

    private static <E extends Event> E read(String type, String json, Class<E> family) {
        return EventFormat.read(type, json.getBytes(StandardCharsets.UTF_8), family)
                .orElseThrow();
    }
}
