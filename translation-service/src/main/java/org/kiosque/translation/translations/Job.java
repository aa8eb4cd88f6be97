package org.kiosque.translation.translations;

import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.languages.Language;
import org.kiosque.translation.engine.LanguagePair;
import org.springframework.data.annotation.Id;

/**
 * A translation that has been taken up, to be made by whoever holds this and by nobody else while the lease lasts.
 *
 * @param run tells this run from every other: who has another one, or none, may no longer write
 * @param failures runs in a row that ended in an unexpected exception or with the process, this one included
 * @param putOffs runs in a row that achieved nothing because the engine gave no answer
 * @param traceparent of the event that asked for it; null when it had none
 * @param work the last complete translation, perhaps of an earlier revision; null until there is one
 * @param begun what an earlier run has left; null when it left nothing
 * @param reviewed what people have written, as of the beginning of this run; null when they have written nothing
 */
public record Job(
        @Id String id,
        String run,
        String articleId,
        String language,
        ArticleSnapshot article,
        int failures,
        int putOffs,
        @Nullable String traceparent,
        @Nullable Work work,
        @Nullable Work begun,
        @Nullable Reviewed reviewed) {

    public Language to() {
        return Language.of(language);
    }

    public LanguagePair pair() {
        return new LanguagePair(Language.of(article.language()), to());
    }

    /** All that need not be made again; null when there is nothing yet. */
    public @Nullable Work known() {
        return begun == null ? work : begun;
    }
}
