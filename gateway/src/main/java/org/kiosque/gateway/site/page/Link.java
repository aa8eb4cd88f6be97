package org.kiosque.gateway.site.page;

import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.Article;

/**
 * A few words that lead somewhere.
 *
 * @param url null where they lead nowhere
 */
public record Link(String text, @Nullable String url) {

    /** To all articles with a tag. */
    public static Link to(Article.Tag tag, Language language) {
        String key = tag.key();
        return new Link(tag.name(), key != null && Addresses.isKey(key) ? Addresses.tag(language, key) : null);
    }

    /** To all articles of a section; null for none. */
    public static @Nullable Link to(Article.@Nullable Section section, Language language) {
        return section == null || !Addresses.isKey(section.key())
                ? null
                : new Link(section.name(), Addresses.section(language, section.key()));
    }

    /** To all articles by an author. */
    public static Link to(Article.Author author, Language language) {
        String key = author.key();
        return new Link(author.name(), key != null && Addresses.isKey(key) ? Addresses.author(language, key) : null);
    }
}
