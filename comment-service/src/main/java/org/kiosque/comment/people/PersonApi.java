package org.kiosque.comment.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.bans.Bans.OwnBan;
import org.kiosque.comment.comments.PersonalComments.Personal;

/** The answers of {@link PersonController}. */
final class PersonApi {

    private PersonApi() {}

    /** Whom a moderator wants to know about. */
    record Wanted(@NotBlank @Size(max = 254) String email) {}

    /** @param id stands for the person in an address, without telling who it is; there may be nothing known of them */
    record Found(String id) {}

    /**
     * @param items what the person has written, oldest first
     * @param ban of their e-mail address; left out when there is none
     */
    record Known(
            List<Item> items,
            @Nullable String nextCursor,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OwnBan ban) {}

    /**
     * @param network keyed hash of the network address; null once it is forgotten
     * @param networkKeptUntil when it is; null likewise
     * @param decisions what moderators have decided, without saying who
     */
    record Item(
            String id,
            String articleId,
            @Nullable String parentId,
            String name,
            String email,
            String language,
            String body,
            Instant createdAt,
            @Nullable Instant editedAt,
            String status,
            @Nullable String network,
            @Nullable Instant networkKeptUntil,
            List<Decided> decisions,
            @Nullable Appeal appeal) {

        static Item of(Personal comment) {
            var address = comment.address();
            var ownership = comment.ownership();
            var appeal = ownership == null ? null : ownership.appeal();
            return new Item(
                    comment.id(),
                    comment.articleId(),
                    comment.parentId(),
                    comment.author().name(),
                    comment.author().email(),
                    comment.language(),
                    comment.body(),
                    comment.createdAt(),
                    ownership == null ? null : ownership.editedAt(),
                    comment.state().status(),
                    address == null ? null : address.hash(),
                    address == null ? null : address.until(),
                    comment.history().stream()
                            .map(entry -> new Decided(entry.decision(), entry.at(), entry.code(), entry.reason()))
                            .toList(),
                    appeal == null ? null : new Appeal(appeal.text(), appeal.at()));
        }
    }

    record Decided(
            String decision,
            Instant at,
            @Nullable String code,
            @Nullable String reason) {}

    record Appeal(String text, Instant at) {}

    /**
     * @param comments that were erased by this request
     * @param complete false when there are more: the same request goes on
     */
    record Erased(int comments, boolean complete) {}
}
