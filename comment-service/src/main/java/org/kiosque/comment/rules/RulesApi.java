package org.kiosque.comment.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.discussions.Discussion;
import org.kiosque.comment.rules.DiscussionRules.Rules;

/** The requests and answers of {@link RulesController}. */
final class RulesApi {

    private RulesApi() {}

    /**
     * What is left out is not ruled.
     *
     * @param mode {@code premoderated}, {@code postmoderated} or {@code new-first}
     * @param closed for an article, false keeps it open whatever the site's rules say
     * @param closeAfterDays since the article was published
     * @param maxLinks that a comment may have without a moderator looking at it; for the site alone
     */
    record NewRules(
            @Nullable @Size(max = 20) String mode,
            @Nullable Boolean closed,
            @Nullable @Min(1) @Max(3_650) Integer closeAfterDays,
            @Nullable @Min(0) @Max(100) Integer maxLinks) {}

    /**
     * @param admission what comes of all rules for this article: {@code closed}, or a mode; left out for the site
     * @param by the moderator who ruled last; null while nothing is ruled
     * @param at when; null likewise
     */
    record Told(
            @Nullable String mode,
            @Nullable Boolean closed,
            @Nullable Integer closeAfterDays,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer maxLinks,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String admission,

            @Nullable String by,
            @Nullable Instant at) {

        static Told of(Rules rules, Discussion.@Nullable Admission admission) {
            return new Told(
                    rules.mode(),
                    rules.closed(),
                    rules.closeAfterDays(),
                    rules.maxLinks(),
                    admission == null ? null : word(admission),
                    rules.by(),
                    rules.at());
        }

        private static String word(Discussion.Admission admission) {
            return switch (admission) {
                case Discussion.Open _ -> Mode.POSTMODERATED.word();
                case Discussion.Premoderated _ -> Mode.PREMODERATED.word();
                case Discussion.NewcomersFirst _ -> Mode.NEW_FIRST.word();
                case Discussion.Closed _, Discussion.Withdrawn _ -> "closed";
            };
        }
    }
}
