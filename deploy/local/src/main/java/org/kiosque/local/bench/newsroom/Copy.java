package org.kiosque.local.bench.newsroom;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Makes a document of one that a service has stored: the same with other texts in it, and at another time. */
final class Copy {

    private Copy() {}

    /**
     * @param texts what stands for what, wherever it stands
     * @param later by how much all its times are moved; below zero for earlier
     */
    static Document of(Document model, Map<String, String> texts, Duration later) {
        var copy = new Document();
        model.forEach((field, value) -> copy.append(field, value(value, texts, later)));
        return copy;
    }

    private static Object value(Object value, Map<String, String> texts, Duration later) {
        return switch (value) {
            case Document inner -> of(inner, texts, later);
            case List<?> all ->
                all.stream().map(each -> value(each, texts, later)).toList();
            case String text -> text(text, texts);
            case Date time -> Date.from(time.toInstant().plus(later));
            case null, default -> value;
        };
    }

    private static String text(String text, Map<String, String> texts) {
        String other = texts.get(text);
        if (other != null) {
            return other;
        }
        String replaced = text;
        for (Map.Entry<String, String> each : texts.entrySet()) {
            if (replaced.length() > each.getKey().length() && replaced.contains(each.getKey())) {
                replaced = replaced.replace(each.getKey(), each.getValue());
            }
        }
        return replaced;
    }

    /** @param path such as {@code plan.due}, of which all but the last part is there */
    static void set(Document document, String path, Object value) {
        Document at = document;
        String[] parts = path.split("\\.", -1);
        for (int i = 0; i < parts.length - 1; i++) {
            at = at.get(parts[i], Document.class);
        }
        at.put(parts[parts.length - 1], value);
    }
}
