package org.kiosque.translation.memory;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A sentence and what a person has last approved for it.
 *
 * @param id of the languages, the kind of text and the sentence
 * @param markdown whether its characters mean what they mean in Markdown
 * @param articleId where it was approved
 * @param by name of who approved it
 */
@Document(TranslationMemory.COLLECTION)
record Remembered(
        @Id String id,
        String pair,
        boolean markdown,
        String source,
        String target,
        String articleId,
        String by,
        Instant at) {}
