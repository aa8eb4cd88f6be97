package org.kiosque.recommendation.search.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;

/**
 * What somebody looks for.
 *
 * @param words as they were typed
 * @param language in which articles are looked for, and the words were typed
 * @param tag key that they must have; null for any
 * @param author key that they must have; null for any
 * @param from published then or later; null for any time
 * @param to published before; null for any time
 * @param breaking ids of articles that count for more, where they have the words
 */
public record Question(
        String words,
        Language language,
        @Nullable String tag,
        @Nullable String author,
        @Nullable Instant from,
        @Nullable Instant to,
        List<String> breaking) {

    /** Of no article is it said that it counts for more. */
    public Question(
            String words,
            Language language,
            @Nullable String tag,
            @Nullable String author,
            @Nullable Instant from,
            @Nullable Instant to) {
        this(words, language, tag, author, from, to, List.of());
    }

    /** @return the same, looked for in another language */
    public Question in(Language other) {
        return new Question(words, other, tag, author, from, to, breaking);
    }

    /** @return the same, in which these articles count for more */
    public Question breaking(List<String> articleIds) {
        return new Question(words, language, tag, author, from, to, articleIds);
    }
}
