package org.kiosque.translation.memory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A sentence and what a person has last approved for it.
 *
 * @param id of the languages, the kind of text and the sentence
 * @param markdown whether its characters mean what they mean in Markdown
 * @param articleId where it was approved; null when it came in with a file
 * @param by name of who approved it
 * @param staleTerm a term of the glossary that has changed since, and that the target lacks; null when there is none
 */
@Document(TranslationMemory.COLLECTION)
record Remembered(
        @Id String id,
        String pair,
        boolean markdown,
        String source,
        String target,
        @Nullable String articleId,
        String by,
        Instant at,
        @Nullable String staleTerm) {}
