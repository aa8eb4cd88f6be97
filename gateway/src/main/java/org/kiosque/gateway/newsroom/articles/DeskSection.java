package org.kiosque.gateway.newsroom.articles;

import java.util.Map;

/**
 * A section of the site.
 *
 * @param names by language
 */
public record DeskSection(String key, Map<String, String> names) {

    /** In a language, else in any. */
    public String name(String language) {
        String own = names.get(language);
        return own != null ? own : names.values().stream().findFirst().orElse(key);
    }
}
