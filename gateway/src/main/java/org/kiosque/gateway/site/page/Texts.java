package org.kiosque.gateway.site.page;

import java.text.Bidi;
import java.text.ListFormat;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.kiosque.common.languages.Language;

/**
 * What the site itself says in one language: labels, notices, dates, lists. Asking for a text that does not exist fails;
 * a test asks for all of them.
 */
public final class Texts {

    private final Locale locale;
    private final ResourceBundle bundle;
    private final DateTimeFormatter day;
    private final DateTimeFormatter minute;

    public Texts(Language language, ZoneId zone) {
        this.locale = language.locale();
        this.bundle = ResourceBundle.getBundle(
                "texts", locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(zone);
        this.minute = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(zone);
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

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    ResourceBundle bundle() {
        return bundle;
    }

    String day(Instant instant) {
        return day.format(instant);
    }

    String minute(Instant instant) {
        return minute.format(instant);
    }

    /** "Ada, Grace and Linus" in this language. */
    public String list(List<String> names) {
        return names.isEmpty()
                ? ""
                : ListFormat.getInstance(locale, ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                        .format(names.stream().map(Texts::isolated).toList());
    }

    /** A name within a sentence of ours: one that is written from right to left turns nothing around it (UAX 9). */
    public static String isolated(String name) {
        return Bidi.requiresBidi(name.toCharArray(), 0, name.length()) ? '\u2068' + name + '\u2069' : name;
    }

    /** The name of a language in that language itself, as a language switch shows it. */
    static String ownName(Language language) {
        Locale own = language.locale();
        String name = own.getDisplayLanguage(own);
        return name.substring(0, 1).toUpperCase(own) + name.substring(1);
    }

    /** The name of a language in this one; empty when the tag names none. */
    public String nameOf(String tag) {
        return Language.find(tag)
                .map(language -> language.locale().getDisplayLanguage(locale))
                .orElse("");
    }
}
