package org.kiosque.comment.bans;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.bans.Bans.Ban;

/** The requests and answers of {@link BanController}. */
final class BanApi {

    private BanApi() {}

    /**
     * @param kind {@code email}, {@code domain} or {@code network}
     * @param commentId whose author's address, domain or network is meant; null when the value says it
     * @param value an e-mail address or a domain; null when the comment says it
     * @param until null for good
     */
    record NewBan(
            @NotBlank @Size(max = 10) String kind,
            @Nullable @Size(max = 64) String commentId,
            @Nullable @Size(max = 254) String value,
            @Nullable Instant until,
            @Nullable @Size(max = 500) String reason) {}

    /** @param label does not tell whose address it is */
    record Told(
            String id,
            String kind,
            String label,
            @Nullable String reason,
            String by,
            Instant at,
            @Nullable Instant until) {

        static Told of(Ban ban) {
            return new Told(ban.id(), ban.kind(), ban.label(), ban.reason(), ban.by(), ban.at(), ban.until());
        }
    }
}
