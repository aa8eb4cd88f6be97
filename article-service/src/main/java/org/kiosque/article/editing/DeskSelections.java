package org.kiosque.article.editing;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.subjects.Kind;
import org.kiosque.article.subjects.KnownSubject;
import org.kiosque.article.subjects.Subjects;
import org.kiosque.article.words.Words;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.springframework.stereotype.Component;

/** Makes of what the desk's list is asked for which articles are wanted. */
@Component
record DeskSelections(Subjects subjects, SiteLanguages site) {

    private static final Set<String> STATUSES = Set.of("draft", "in-review", "scheduled", "published", "withdrawn");
    private static final int MOST_WORDS = 10;

    /** @throws InvalidFieldException for a status or a language that there is not, and for words that are none */
    Articles.Selection of(
            @Nullable String status,
            @Nullable String tag,
            @Nullable String author,
            @Nullable String section,
            @Nullable String lang,
            @Nullable String q) {
        if (status != null && !STATUSES.contains(status)) {
            throw new InvalidFieldException("status", "is none of draft, in-review, scheduled, published, withdrawn");
        }
        Language language = lang == null ? null : site.require(lang, "lang");
        return new Articles.Selection(
                status,
                keys(Kind.TAG, tag),
                keys(Kind.AUTHOR, author),
                keys(Kind.SECTION, section),
                language,
                words(q));
    }

    private List<String> keys(Kind kind, @Nullable String key) {
        if (key == null) {
            return List.of();
        }
        KnownSubject known = subjects.known(kind, List.of(key)).get(key);
        return known == null ? List.of(key) : subjects.keysOf(known);
    }

    private static List<String> words(@Nullable String q) {
        if (q == null) {
            return List.of();
        }
        List<String> words = Words.in(q);
        if (words.isEmpty() || words.size() > MOST_WORDS) {
            throw new InvalidFieldException("q", "has no word or more than " + MOST_WORDS + " words");
        }
        return words;
    }
}
