package org.kiosque.article.subjects;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.Image;
import org.kiosque.common.languages.Language;

/**
 * A tag, an author or a section, as others are told of it.
 *
 * @param version grows with each change
 * @param key its key now, whichever it was asked by
 */
public record KnownSubject(
        String id,
        long version,
        String key,
        Map<String, String> names,
        @Nullable String name,
        Map<String, String> biographies,
        @Nullable Image portrait,
        @Nullable Integer position) {

    /** What depends on any subject changes with this, see {@link org.kiosque.common.answers.Changes}. */
    public static final String ANY = "tags, authors and sections";

    static KnownSubject of(Subject subject) {
        return new KnownSubject(
                subject.id(),
                subject.version() == null ? 0 : subject.version(),
                subject.key(),
                subject.names(),
                subject.name(),
                subject.biographies() == null ? Map.of() : subject.biographies(),
                subject.portrait() == null ? null : subject.portrait().image(),
                subject.position());
    }

    /** @return null where nobody has said what it is called in that language */
    public @Nullable String nameIn(Language language) {
        return name != null ? name : names.get(language.tag());
    }

    /** @return its name in the language, else in {@code otherwise}, else in any */
    public String nameFor(Language language, Language otherwise) {
        String own = nameIn(language);
        String other = own != null ? own : nameIn(otherwise);
        return other != null
                ? other
                : names.values().stream().min(String::compareTo).orElse(key);
    }

    /** @return the language of the biography that readers of {@code language} get; null where there is none */
    public @Nullable String biographyFor(Language language, Language otherwise) {
        return biographies.containsKey(language.tag())
                ? language.tag()
                : biographies.containsKey(otherwise.tag())
                        ? otherwise.tag()
                        : biographies.keySet().stream().min(String::compareTo).orElse(null);
    }
}
