package org.kiosque.gateway.site.page;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;

/** How link previews (Open Graph) name languages: each with a country. */
final class OpenGraph {

    /** Of languages that are not called as the country is for which they stand there. */
    private static final Map<String, String> COUNTRIES = Map.ofEntries(
            Map.entry("ar", "AR"),
            Map.entry("ca", "ES"),
            Map.entry("cs", "CZ"),
            Map.entry("da", "DK"),
            Map.entry("el", "GR"),
            Map.entry("en", "US"),
            Map.entry("et", "EE"),
            Map.entry("eu", "ES"),
            Map.entry("fa", "IR"),
            Map.entry("ga", "IE"),
            Map.entry("gl", "ES"),
            Map.entry("he", "IL"),
            Map.entry("hi", "IN"),
            Map.entry("ja", "JP"),
            Map.entry("ko", "KR"),
            Map.entry("nb", "NO"),
            Map.entry("sl", "SI"),
            Map.entry("sq", "AL"),
            Map.entry("sr", "RS"),
            Map.entry("sv", "SE"),
            Map.entry("uk", "UA"),
            Map.entry("vi", "VN"),
            Map.entry("zh", "CN"));

    private OpenGraph() {}

    /**
     * @param tag BCP 47
     * @return null where it names no language
     */
    static @Nullable String locale(String tag) {
        return Language.find(tag).map(language -> locale(language.locale())).orElse(null);
    }

    private static String locale(Locale locale) {
        String language = locale.getLanguage();
        String country = locale.getCountry();
        return language
                + "_"
                + (country.isEmpty() ? COUNTRIES.getOrDefault(language, language.toUpperCase(Locale.ROOT)) : country);
    }
}
