package org.kiosque.recommendation.steering;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.recommendation.steering.Steering.Entry;

/** The requests and answers of {@link SteeringController}. */
final class SteeringApi {

    private SteeringApi() {}

    enum Kind {
        @JsonProperty("pin")
        PIN(Action.PIN),
        @JsonProperty("bar")
        BAR(Action.BAR);

        final Action action;

        Kind(Action action) {
            this.action = action;
        }
    }

    record PinOrBar(
            @NotNull Kind kind, @Nullable @Size(max = 200) String note) {}

    record Boost(
            @NotNull Instant until,
            @Nullable @Size(max = 200) String note) {}

    /** @param items the oldest first */
    record All(List<Told> items) {

        static All of(List<Entry> entries) {
            return new All(entries.stream().map(Told::of).toList());
        }
    }

    /**
     * @param otherId null for what is about the article alone
     * @param until end of a boost; null for none
     * @param note null if nobody said why
     * @param by name of the editor
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Told(
            String id,
            Action action,
            String articleId,
            @Nullable String otherId,
            @Nullable Instant until,
            @Nullable String note,
            String by,
            Instant at) {

        static Told of(Entry e) {
            return new Told(e.id(), e.action(), e.articleId(), e.otherId(), e.until(), e.note(), e.by(), e.at());
        }
    }
}
