package org.kiosque.recommendation.reads;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The requests of {@link ReadController}. */
final class ReadApi {

    static final String FOR_YOU = "for-you";

    private ReadApi() {}

    /**
     * @param articleId or the slug of its page
     * @param lang in which it was read
     * @param reader made up by the reader's own device, at random, and only with the reader's consent; null without
     * @param seconds how long it took, as far as known; null if not
     * @param from the article on whose page it was found, or the slug of that page; {@value #FOR_YOU} for the reader's own
     *     list; null for anywhere else
     */
    record NewRead(
            @NotBlank @Size(max = 200) String articleId,
            @NotBlank @Size(max = 35) String lang,
            @Nullable @Pattern(regexp = Readers.ID) String reader,
            @Nullable @Min(0) @Max(86_400) Integer seconds,

            @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,200}") String from) {}
}
