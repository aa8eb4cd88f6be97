package org.kiosque.article.editing.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.failures.InvalidFieldException;
import org.springframework.stereotype.Component;

/** The way out for all decisions, and the way in for those out of an export, which stay marked as such. */
@Component
public class AuditArchive {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_REASON = 1_000;

    private final AuditLog log;

    AuditArchive(AuditLog log) {
        this.log = log;
    }

    /** @return by id, those that come after {@code id}, or the first ones when it is null; at most {@code limit} */
    public List<ArchivedDecision> after(@Nullable String id, int limit) {
        return log.after(id, limit).stream()
                .map(entry -> ArchivedDecision.of(entry.articleId(), entry.decision()))
                .toList();
    }

    /**
     * Repeating is harmless.
     *
     * @param importId of the import that brings it, which is told with it for ever
     * @return false when it was there
     * @throws InvalidFieldException when it is none that can have been made
     */
    public boolean bringBack(ArchivedDecision archived, String importId, Instant now) {
        require(archived.id() != null && RandomId.isOne(archived.id()), "/id", "is none of a decision");
        require(
                archived.articleId() != null && RandomId.isOne(archived.articleId()),
                "/articleId",
                "is none of an article");
        Action action = Arrays.stream(Action.values())
                .filter(known -> known.toString().equals(archived.action()))
                .findFirst()
                .orElseThrow(() -> new InvalidFieldException("/action", "is none that can be decided"));
        Signature by = archived.by();
        require(by != null && by.at() != null && by.editor() != null && by.name() != null, "/by", "is not signed");
        require(by.at().isAfter(Instant.EPOCH) && !by.at().isAfter(now), "/by/at", "is no time that can be");
        require(by.editor().length() <= LONGEST_NAME && by.name().length() <= LONGEST_NAME, "/by", "is too long");
        require(
                archived.reason() == null || archived.reason().length() <= LONGEST_REASON,
                "/reason",
                "is longer than " + LONGEST_REASON + " characters");
        return log.bringBack(archived.articleId(), archived.decision(action), importId);
    }

    private static void require(boolean condition, String field, String otherwise) {
        if (!condition) {
            throw new InvalidFieldException(field, otherwise);
        }
    }
}
