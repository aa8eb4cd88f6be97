package org.kiosque.comment.reactions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;

/** The requests and answers of {@link ReactionController}. */
final class ReactionApi {

    private ReactionApi() {}

    record NewReaction(@NotBlank @Size(max = 20) String kind) {}

    record CountsWanted(@NotNull @Size(min = 1, max = 100) List<@NotBlank @Size(max = 64) String> commentIds) {}

    /** @param counts by the comment's id, then by kind; kinds that nobody chose are left out */
    record Counts(Map<String, Map<String, Long>> counts) {}
}
