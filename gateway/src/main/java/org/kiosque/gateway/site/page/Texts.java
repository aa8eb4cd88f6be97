package org.kiosque.gateway.site.page;

import java.text.Bidi;
import java.text.ListFormat;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.kiosque.common.languages.Language;

/**
 * What the site itself says in one language: labels, notices, dates, lists. Asking for a text that does not exist fails;
 * a test asks for all of them.
 */
public final class Texts {

    /** Of a name in a list that is still to be filled in. */
    private static final Pattern PLACE = Pattern.compile("\ue000(\\d+)\ue001");

    private final Locale locale;
    private final String direction;
    private final ResourceBundle bundle;
    private final DateTimeFormatter day;
    private final DateTimeFormatter minute;
    private final DateTimeFormatter zone;
    private final ZoneId place;
    private final InstantSource clock;

    public Texts(Language language, ZoneId zone, InstantSource clock) {
        this.place = zone;
        this.clock = clock;
        this.locale = language.locale();
        this.direction = direction(language);
        this.bundle = ResourceBundle.getBundle(
                "texts", locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(zone);
        this.minute = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(zone);
        this.zone = DateTimeFormatter.ofPattern("z", locale).withZone(zone);
    }

    public String language() {
        return locale.toLanguageTag();
    }

    /** To which side the language is written, in HTML's words. */
    public String direction() {
        return direction;
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

    /** Where the site is. */
    public LocalDate today() {
        return dayOf(clock.instant());
    }

    LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, place);
    }

    String zoned(Instant instant) {
        return minute.format(instant) + '\u00a0' + zone.format(instant);
    }

    /** "Ada, Grace and Linus" in this language. */
    public String list(List<String> names) {
        return names.isEmpty()
                ? ""
                : ListFormat.getInstance(locale, ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                        .format(names.stream().map(Texts::isolated).toList());
    }

    /** A sentence of ours with a list of names in it, each of which may lead somewhere; empty where there are none. */
    public List<Link> sentence(String key, List<Link> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        List<String> places = IntStream.range(0, names.size())
                .mapToObj(i -> "\ue000" + i + "\ue001")
                .toList();
        Matcher place = PLACE.matcher(get(key, list(places)));
        List<Link> parts = new ArrayList<>();
        var words = new StringBuilder();
        while (place.find()) {
            place.appendReplacement(words, "");
            parts.add(new Link(words.toString(), null));
            words.setLength(0);
            Link name = names.get(Integer.parseInt(place.group(1)));
            parts.add(new Link(isolated(name.text()), name.url()));
        }
        parts.add(new Link(place.appendTail(words).toString(), null));
        return parts.stream().filter(part -> !part.text().isEmpty()).toList();
    }

    /** "November 2026", as a headline. */
    public String month(YearMonth month) {
        String name = DateTimeFormatter.ofPattern("LLLL uuuu", locale).format(month);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
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

    /** {@code rtl} of one that writes its own name from right to left, else {@code ltr}. */
    static String direction(Language language) {
        return new Bidi(ownName(language), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight() ? "ltr" : "rtl";
    }

    /** The name of a language in this one; empty when the tag names none. */
    public String nameOf(String tag) {
        return Language.find(tag)
                .map(language -> language.locale().getDisplayLanguage(locale))
                .orElse("");
    }
}
