package org.kiosque.common.testing;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One example of each body that is asked for or answered, made from its schema, so that it always fits: fields that have usual
 * values, such as {@code title}, bear one, and the others what their type allows.
 */
final class OpenApiExamples {

    private static final String REFERENCE = "#/components/schemas/";
    private static final String SOME_TIME = "2026-11-20T07:30:00Z";

    /** Of a field of that name, or of one schema where its name says so. */
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("action", "published"),
            Map.entry("algorithm", "SHA-256"),
            Map.entry("alt", "Un train à quai, la nuit"),
            Map.entry("answer", "HTTP 204"),
            Map.entry("articleId", "3k7q9x2m5b1c"),
            Map.entry("articleIds", "3k7q9x2m5b1c"),
            Map.entry("begunBy", "camille"),
            Map.entry("body", "Un *soir* de novembre.\n\n## Le quai\n\nIl pleut."),
            Map.entry("bodyHtml", "<p dir=\"auto\">Un <em>soir</em> de novembre.</p>"),
            Map.entry("by", "camille"),
            Map.entry("canonical", "https://example.org/train-de-nuit"),
            Map.entry("caption", "La gare, vue du pont"),
            Map.entry("changedBy", "camille"),
            Map.entry("code", "link-removed"),
            Map.entry("colour", "#8a7f6b"),
            Map.entry("commentId", "9w4t6r8y2p0z"),
            Map.entry("commentIds", "9w4t6r8y2p0z"),
            Map.entry("createdBy", "camille"),
            Map.entry("credit", "Photo: Zoé Marchand"),
            Map.entry("decision", "approve"),
            Map.entry("email", "zoe@example.org"),
            Map.entry("engine", "apertium"),
            Map.entry("event", "article.published"),
            Map.entry("events", "article.published"),
            Map.entry("fields", "title"),
            Map.entry("format", "wordpress"),
            Map.entry("frequency", "daily"),
            Map.entry("formerKeys", "trains"),
            Map.entry("id", "3k7q9x2m5b1c"),
            Map.entry("into", "transports"),
            Map.entry("key", "transports"),
            Map.entry("kind", "article"),
            Map.entry("language", "fr"),
            Map.entry("languages", "fr"),
            Map.entry("lead", "Après dix ans d’absence, la ligne rouvre."),
            Map.entry("mediaId", "7h2k4d9s1f6g"),
            Map.entry("message", "A link was taken out: its address cannot be used."),
            Map.entry("metaDescription", "Les horaires et les gares."),
            Map.entry("metaTitle", "Train de nuit : la ligne rouvre"),
            Map.entry("month", "2026-11"),
            Map.entry("name", "Transports"),
            Map.entry("note", "Les horaires sont connus."),
            Map.entry("originalLanguage", "fr"),
            Map.entry("outcome", "approved"),
            Map.entry("page", "/preview/3k7q9x2m5b1c.1795676400.Zm9yIGV4YW1wbGU"),
            Map.entry("pins", "3k7q9x2m5b1c"),
            Map.entry("pointer", "/body"),
            Map.entry("policy", "open"),
            Map.entry("reader", "k7Qd2mXw9fB4tZ1s"),
            Map.entry("reason", "Paru par erreur"),
            Map.entry("reviewedBy", "nadia"),
            Map.entry("scopes", "drafts:write"),
            Map.entry("section", "regions"),
            Map.entry("shape", "16:9"),
            Map.entry("slug", "le-train-de-nuit-revient-3k7q9x2m5b1c"),
            Map.entry("source", "Il pleut."),
            Map.entry("status", "published"),
            Map.entry("NewSubscription.tag", "transports"),
            Map.entry("NewPushSubscription.tag", "transports"),
            Map.entry("auth", "BTBZMqHH6r4Tts7J_aSIgg"),
            Map.entry(
                    "endpoint", "https://updates.push.services.mozilla.com/wpush/v2/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV"),
            Map.entry(
                    "p256dh",
                    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
            Map.entry(
                    "publicKey",
                    "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"),
            Map.entry("PushSubscribed.token", "5f1c0a9be2d34c7786f0e1b2c3d4e5f6p0a1b2c3d4e5f60718293a4b5c6d7e8f9"),
            Map.entry("SubscriptionView.tag", "transports"),
            Map.entry("tags", "Transports"),
            Map.entry("target", "It is raining."),
            Map.entry("text", "La ligne rouvre en novembre, et non en octobre."),
            Map.entry("texts", "Il pleut."),
            Map.entry("title", "Le train de nuit revient"),
            Map.entry("url", "/fr/le-train-de-nuit-revient-3k7q9x2m5b1c"),
            Map.entry("words", "casino"),
            Map.entry("AuthorRequest.name", "Nadia Ferrand"),
            Map.entry("Author.name", "Nadia Ferrand"),
            Map.entry("Byline.name", "Nadia Ferrand"),
            Map.entry("ArticleRequest.authors", "Nadia Ferrand"),
            Map.entry("NewRead.from", "le-train-de-nuit-revient-3k7q9x2m5b1c"),
            Map.entry("DeliveryView.status", "delivered"),
            Map.entry("DeskArticle.authors", "Nadia Ferrand"),
            Map.entry("ImportView.status", "done"),
            Map.entry("Variant.url", "/media/7h2k4d9s1f6g/640.jpg"),
            Map.entry("Image.url", "/media/7h2k4d9s1f6g/1280.jpg"),
            Map.entry("Portrait.url", "/media/7h2k4d9s1f6g/640.jpg"),
            Map.entry("Portrait.webp", "/media/7h2k4d9s1f6g/640.webp"),
            Map.entry("Edition.tier", "gist"),
            Map.entry("Translation.tier", "gist"),
            Map.entry("MediaView.url", "/media/7h2k4d9s1f6g/1280.jpg"),
            Map.entry("MediaView.id", "7h2k4d9s1f6g"),
            Map.entry("PreviewAddress.url", "/api/v1/previews/3k7q9x2m5b1c.1795676400.Zm9yIGV4YW1wbGU"),
            Map.entry("WebhookRequest.url", "https://example.org/told"),
            Map.entry("WebhookView.url", "https://example.org/told"),
            Map.entry("Receipt.status", "pending"));

    private static final Map<String, Integer> NUMBERS = Map.of(
            "width",
            640,
            "height",
            400,
            "attempts",
            1,
            "revision",
            3,
            "number",
            3,
            "count",
            12,
            "level",
            2,
            "size",
            52_428);

    /** Fields that a request does well without: what a reader would have to look up first. */
    private static final Set<String> LEFT_OUT = Set.of("nextCursor", "cursor", "repliesCursor", "section");

    private final ObjectNode document;
    private final ObjectNode schemas;

    OpenApiExamples(ObjectNode document) {
        this.document = document;
        this.schemas = document.withObject("components").withObject("schemas");
    }

    void add() {
        for (JsonNode path : document.withObject("paths")) {
            for (JsonNode operation : path) {
                operation.path("requestBody").path("content").properties().forEach(this::add);
                operation
                        .path("responses")
                        .forEach(response ->
                                response.path("content").properties().forEach(this::add));
            }
        }
    }

    private void add(Map.Entry<String, JsonNode> typed) {
        if (typed.getKey().equals("application/json") && typed.getValue() instanceof ObjectNode body) {
            JsonNode example = of(body.path("schema"), "", "", new HashSet<>());
            if (example != null && example.isContainer()) {
                body.set("example", example);
            }
        }
    }

    /**
     * @param owner name of the schema in which it is
     * @param around names of the schemas around it, so that what holds its like ends
     * @return null for what is better left out
     */
    private @Nullable JsonNode of(JsonNode schema, String owner, String name, Set<String> around) {
        if (schema.has("$ref")) {
            return referred(schema.path("$ref").asString("").substring(REFERENCE.length()), around);
        }
        if (schema.path("oneOf").isArray()) {
            return of(schema.path("oneOf").get(0), owner, name, around);
        }
        if (schema.path("enum").isArray()) {
            return schema.path("enum").get(0);
        }
        return switch (typeOf(schema)) {
            case "object" -> object(schema, owner, name, around);
            case "array" -> array(schema, owner, name, around);
            case "integer" -> document.numberNode(number(schema, name));
            case "number" -> document.numberNode(0.5);
            case "boolean" -> document.booleanNode(false);
            default -> document.stringNode(text(schema, owner, name));
        };
    }

    private static String typeOf(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(0).asString("") : type.asString("");
    }

    private @Nullable JsonNode referred(String name, Set<String> around) {
        if (around.contains(name)) {
            return null;
        }
        var within = new HashSet<>(around);
        within.add(name);
        return of(schemas.path(name), name, "", within);
    }

    private ObjectNode object(JsonNode schema, String owner, String name, Set<String> around) {
        ObjectNode object = document.objectNode();
        if (schema.path("additionalProperties").isObject()) {
            JsonNode value = of(schema.path("additionalProperties"), owner, singular(name), around);
            if (value != null) {
                object.set(name.equals("counts") ? "3k7q9x2m5b1c" : "fr", value);
            }
        }
        List<String> required = schema.path("required")
                .valueStream()
                .map(one -> one.asString(""))
                .toList();
        schema.path("properties").properties().forEach(property -> {
            JsonNode value = of(property.getValue(), owner, property.getKey(), around);
            if (value != null && (required.contains(property.getKey()) || !LEFT_OUT.contains(property.getKey()))) {
                object.set(property.getKey(), value);
            }
        });
        return object;
    }

    private ArrayNode array(JsonNode schema, String owner, String name, Set<String> around) {
        ArrayNode array = document.arrayNode();
        JsonNode item = of(schema.path("items"), owner, name, around);
        if (item != null) {
            array.add(item);
        }
        return array;
    }

    private static long number(JsonNode schema, String name) {
        long usual = NUMBERS.getOrDefault(name, 1);
        long least = schema.path("minimum").asLong(Long.MIN_VALUE);
        long most = schema.path("maximum").asLong(Long.MAX_VALUE);
        return Math.clamp(usual, least, most);
    }

    private static String text(JsonNode schema, String owner, String name) {
        return switch (schema.path("format").asString("")) {
            case "date-time" -> SOME_TIME;
            case "date" -> SOME_TIME.substring(0, 10);
            case "uri" -> "https://example.org/";
            case "email" -> "zoe@example.org";
            default -> {
                String known = TEXTS.get(owner + "." + name);
                String usual = known == null ? TEXTS.getOrDefault(name, "…") : known;
                int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
                yield usual.substring(0, Math.min(usual.length(), most));
            }
        };
    }

    /** The names by language are each a name. */
    private static String singular(String name) {
        return switch (name) {
            case "names" -> "name";
            case "slugs" -> "slug";
            default -> name;
        };
    }
}
