package org.kiosque.article.editing.revisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.revisions.Content.Field;
import org.kiosque.common.failures.OverdueException;
import org.kiosque.common.failures.UnavailableException;
import org.kiosque.common.time.BoundedWork;
import org.springframework.stereotype.Component;

/** Compares revisions within bounds: one at a time, and none for long. */
@Component
public class RevisionDiffs implements AutoCloseable {

    private static final int AT_A_TIME = 1;
    private static final int WAITING = 20;
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final BoundedWork work = new BoundedWork("revision-diffs", AT_A_TIME, WAITING, DEADLINE);

    RevisionDiffs() {}

    /**
     * @return of each field that differs, what has become of it; in the order of the fields
     * @throws UnavailableException when too many wait
     * @throws OverdueException when it takes more than five seconds
     */
    public List<FieldDiff> between(Content before, Content after) {
        return work.call(() -> Field.of(before, after).stream()
                .map(field -> FieldDiff.of(field, before, after))
                .toList());
    }

    @Override
    public void close() {
        work.close();
    }

    /**
     * One field.
     *
     * @param parts of a text, word by word; null for all other fields
     * @param before all of what it was; null for texts, or when it was not set
     * @param after all of what it became; null for texts, or when it is no longer set
     */
    public record FieldDiff(
            String field,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<TextDiff.Part> parts,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object before,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object after) {

        static FieldDiff of(Field field, Content before, Content after) {
            Object was = field.in(before);
            Object is = field.in(after);
            return field.isWritten()
                    ? new FieldDiff(field.toString(), TextDiff.of(written(was), written(is)), null, null)
                    : new FieldDiff(field.toString(), null, was, is);
        }

        private static String written(@Nullable Object text) {
            return Objects.toString(text, "");
        }
    }
}
