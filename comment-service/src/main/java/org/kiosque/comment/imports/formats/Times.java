package org.kiosque.comment.imports.formats;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as other systems write them; what has no zone is in UTC. */
final class Times {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,10}(?:\\.\\d{1,20})?");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final List<Function<String, Instant>> FORMS = List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC),
            text -> OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());

    private Times() {}

    /** @return in milliseconds; null for what is no time between 1970 and 2200 */
    static @Nullable Instant read(String text) {
        Instant time = parsed(text.strip());
        return time != null && time.isAfter(Instant.EPOCH) && time.isBefore(LATEST)
                ? Instant.ofEpochMilli(time.toEpochMilli())
                : null;
    }

    private static @Nullable Instant parsed(String text) {
        if (SECONDS.matcher(text).matches()) {
            return Instant.ofEpochMilli(Math.round(Double.parseDouble(text) * 1_000));
        }
        for (Function<String, Instant> form : FORMS) {
            try {
                return form.apply(text);
            } catch (DateTimeException otherForm) {
                // the next one
            }
        }
        return null;
    }
}
