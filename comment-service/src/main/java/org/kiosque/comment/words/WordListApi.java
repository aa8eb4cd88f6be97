package org.kiosque.comment.words;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.policy.WordList;
import org.kiosque.comment.words.WordLists.Words;
import org.kiosque.common.text.PlainText;

/** The requests and answers of {@link WordListController}. */
final class WordListApi {

    static final int LONGEST_TEXT = 20_000;

    private WordListApi() {}

    record NewWords(
            @NotNull @Size(max = WordList.MOST_WORDS) List<@NotBlank @PlainText @Size(max = WordList.LONGEST_WORD) String> words) {}

    /**
     * @param by the moderator who changed it last; null as it came with the service
     * @param at when; null likewise
     */
    record Told(
            String list,
            List<String> words,
            @Nullable String by,
            @Nullable Instant at) {

        static Told of(Words words) {
            return new Told(words.name(), words.words(), words.by(), words.at());
        }
    }

    /**
     * What would be found, without anything being changed.
     *
     * @param words that are looked for instead of those of the list; null for those
     */
    record Trial(
            @NotNull @Size(max = LONGEST_TEXT) String text,

            @Nullable @Size(max = WordList.MOST_WORDS) List<@NotBlank @PlainText @Size(max = WordList.LONGEST_WORD) String> words) {}

    record Matches(List<String> matches) {}
}
