package org.kiosque.gateway.newsroom.page;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.springframework.http.HttpHeaders;

/** What the newsroom itself says in one language. Asking for a text that does not exist fails; a test asks for all of them. */
public final class Words {

    /** Those of the pages; articles may be in any. */
    public static final List<String> LANGUAGES = List.of("fr", "en");

    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private final Locale locale;
    private final ResourceBundle bundle;
    private final DateTimeFormatter minute;
    private final DateTimeFormatter day;
    private final ZoneId zone;

    Words(String language, ZoneId zone) {
        this.locale = Language.of(language).locale();
        this.zone = zone;
        this.bundle = ResourceBundle.getBundle(
                "newsroom",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.day = DateTimeFormatter.ofPattern("d MMMM", locale);
        this.minute = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(zone);
    }

    /** By {@code Accept-Language}; French for those who prefer neither. */
    static String preferred(HttpHeaders headers) {
        try {
            String found = Locale.lookupTag(headers.getAcceptLanguage(), LANGUAGES);
            return found == null ? LANGUAGES.getFirst() : found;
        } catch (IllegalArgumentException malformed) {
            return LANGUAGES.getFirst();
        }
    }

    public String language() {
        return locale.toLanguageTag();
    }

    public String get(String key) {
        return bundle.getString(key);
    }

    public String get(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }

    /** @return the text for what a service says by a word of its own, such as a status; the word itself for a new one */
    public String of(String family, @Nullable String word) {
        String key = family + "." + word;
        return word == null ? "" : bundle.containsKey(key) ? bundle.getString(key) : word;
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    ResourceBundle bundle() {
        return bundle;
    }

    /** Empty for none. */
    public String time(@Nullable Instant instant) {
        return instant == null ? "" : minute.format(instant);
    }

    /** Day and month, such as {@code 3 November}. */
    public String day(LocalDate date) {
        return day.format(date);
    }

    /** As a field for date and time writes it, in the newsroom's time zone. */
    public String field(@Nullable Instant instant) {
        return instant == null ? "" : FIELD.format(instant.atZone(zone));
    }

    /** The name of a language in this one; its tag when that names none. */
    public String nameOf(String tag) {
        return Language.find(tag)
                .map(language -> language.locale().getDisplayLanguage(locale))
                .orElse(tag);
    }
}
