package org.kiosque.translation.glossary;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A term of one direction, as translators keep it.
 *
 * @param id of the direction and the term
 * @param version counts the changes
 * @param pair name of the direction
 * @param by name of who changed it last
 * @param words with which its forms begin, as texts are looked through for them; null of before there were any
 * @param unapplied whether translations have not been looked through for it since it changed; null once they have
 */
@Document(Glossary.COLLECTION)
record StoredTerm(
        @Id String id,
        long version,
        String pair,
        String from,
        String to,
        String term,
        String target,
        List<Entry.Form> forms,
        boolean caseSensitive,
        @Nullable Set<String> words,
        String by,
        Instant at,
        @Nullable Boolean unapplied) {

    Entry entry() {
        return new Entry(term, target, forms, caseSensitive);
    }
}
