package org.kiosque.comment.bans;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.bans.BanApi.NewBan;
import org.kiosque.comment.bans.BanApi.Told;
import org.kiosque.comment.bans.BanException.NoSuchBanException;
import org.kiosque.comment.bans.BanException.NoSuchCommentException;
import org.kiosque.comment.comments.ModeratedComments;
import org.kiosque.comment.comments.ModeratedComments.Origin;
import org.kiosque.comment.policy.CleanedText;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Page;
import org.springframework.stereotype.Component;

/** Where moderators ban and unban, without ever seeing an address. */
@Component
record BanDesk(Bans bans, ModeratedComments comments, InstantSource clock) {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]{2,}");
    private static final Pattern DOMAIN = Pattern.compile("(?:[\\p{L}\\p{N}-]+\\.)+[\\p{L}\\p{N}-]{2,}");

    Page<Told> page(@Nullable Cursor after, int limit) {
        Page<Bans.Ban> page = bans.page(after, limit);
        return new Page<>(page.items().stream().map(Told::of).toList(), page.nextCursor());
    }

    /**
     * @throws InvalidFieldException when nobody can be banned by that
     * @throws NoSuchCommentException when there is none
     */
    Told add(NewBan wanted, String by) {
        BanKind kind = BanKind.of(wanted.kind())
                .orElseThrow(() -> new InvalidFieldException("/kind", "must be email, domain or network"));
        Instant until = wanted.until();
        if (until != null && !until.isAfter(clock.instant())) {
            throw new InvalidFieldException("/until", "must be in the future");
        }
        if ((wanted.commentId() == null) == (wanted.value() == null)) {
            throw new InvalidFieldException("/value", "must be there, or else commentId");
        }
        String reason = wanted.reason() == null ? "" : CleanedText.lines("/reason", wanted.reason());
        return Told.of(bans.add(
                kind,
                wanted.commentId() == null ? who(kind, value(wanted)) : whoWrote(kind, wanted.commentId()),
                wanted.commentId() == null
                        ? label(kind, value(wanted))
                        : "of the author of comment " + wanted.commentId(),
                reason.isEmpty() ? null : reason,
                by,
                until));
    }

    private static String value(NewBan wanted) {
        return wanted.value() == null ? "" : wanted.value().strip().toLowerCase(Locale.ROOT);
    }

    private String who(BanKind kind, String value) {
        return switch (kind) {
            case EMAIL -> {
                require(EMAIL, value, "must be an e-mail address");
                yield bans.email(value);
            }
            case DOMAIN -> {
                require(DOMAIN, value, "must be a domain");
                yield Bans.domain(value);
            }
            case NETWORK -> throw new InvalidFieldException("/commentId", "must say whose network");
        };
    }

    private static void require(Pattern form, String value, String message) {
        if (!form.matcher(value).matches()) {
            throw new InvalidFieldException("/value", message);
        }
    }

    private static String label(BanKind kind, String value) {
        return kind == BanKind.DOMAIN ? value : "…" + value.substring(value.lastIndexOf('@'));
    }

    private String whoWrote(BanKind kind, String commentId) {
        Origin origin = comments.origin(commentId).orElseThrow(NoSuchCommentException::new);
        if (kind != BanKind.NETWORK && origin.email().isEmpty()) {
            throw new InvalidFieldException("/commentId", "is of somebody who has left no e-mail address");
        }
        return switch (kind) {
            case EMAIL -> bans.email(origin.email());
            case DOMAIN -> Bans.domain(origin.email().substring(origin.email().lastIndexOf('@') + 1));
            case NETWORK -> {
                if (origin.networkHash() == null) {
                    throw new InvalidFieldException("/commentId", "is of a network that was forgotten");
                }
                yield Bans.network(origin.networkHash());
            }
        };
    }

    /** @throws NoSuchBanException when there is none */
    void remove(String id) {
        if (!bans.remove(id)) {
            throw new NoSuchBanException();
        }
    }
}
