package org.kiosque.common.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How an event's data is written: JSON under a versioned name. Deliberately apart from a service's own JSON settings,
 * since the wire must not change with them. An incompatible change is a new version beside the old, never an edit.
 */
public final class EventFormat {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .build();

    private static final Map<String, Class<? extends Event>> TYPES = new LinkedHashMap<>();

    static {
        TYPES.put("article.published.v1", ArticlePublished.class);
        TYPES.put("article.revised.v1", ArticleRevised.class);
        TYPES.put("article.withdrawn.v1", ArticleWithdrawn.class);
        TYPES.put("translation.completed.v1", TranslationCompleted.class);
        TYPES.put("translation.offered.v1", TranslationOffered.class);
        TYPES.put("comment.approved.v1", CommentApproved.class);
        TYPES.put("comment.removed.v1", CommentRemoved.class);
        TYPES.put("discussion.ruled.v1", DiscussionRuled.class);
        TYPES.put("translation.brought-in.v1", TranslationBroughtIn.class);
        TYPES.put("comments.brought-in.v1", CommentsBroughtIn.class);
    }

    private EventFormat() {}

    /** @return the name that goes into {@code ce_type} */
    public static String typeOf(Event event) {
        return TYPES.entrySet().stream()
                .filter(type -> type.getValue() == event.getClass())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no wire name for " + event.getClass()))
                .getKey();
    }

    /** @return the names of all events there are */
    public static Set<String> types() {
        return Collections.unmodifiableSet(TYPES.keySet());
    }

    /** @return JSON, that {@link #read} reads under the name of {@link #typeOf} */
    public static String write(Event event) {
        return JSON.writeValueAsString(event);
    }

    /**
     * Reads an event of one family.
     *
     * @return empty for a type that is unknown here or of another family: a newer producer may speak of things that this
     *     consumer does not care for
     * @throws tools.jackson.core.JacksonException if the data is not what its type says
     */
    public static <E extends Event> Optional<E> read(String type, byte[] data, Class<E> family) {
        Class<? extends Event> known = TYPES.get(type);
        if (known == null || !family.isAssignableFrom(known)) {
            return Optional.empty();
        }
        return Optional.of(family.cast(JSON.readValue(data, known)));
    }
}
