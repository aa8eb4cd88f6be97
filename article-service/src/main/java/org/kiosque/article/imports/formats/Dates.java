package org.kiosque.article.imports.formats;

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

/** Times as other systems write them. */
final class Dates {

    private static final DateTimeFormatter SQL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Pattern MILLIS = Pattern.compile("\\d{9,14}");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private static final List<Function<String, Instant>> FORMS = List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text, SQL).toInstant(ZoneOffset.UTC),
            text -> OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant(),
            text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));

    private Dates() {}

    /** @return in milliseconds; of the texts the first that is a time between 1970 and 2200; null when none is */
    static @Nullable Instant first(@Nullable String... texts) {
        for (String text : texts) {
            Instant time = text == null ? null : read(text.strip());
            if (time != null && time.isAfter(Instant.EPOCH) && time.isBefore(LATEST)) {
                return Instant.ofEpochMilli(time.toEpochMilli());
            }
        }
        return null;
    }

    private static @Nullable Instant read(String text) {
        if (MILLIS.matcher(text).matches()) {
            return Instant.ofEpochMilli(Long.parseLong(text));
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
