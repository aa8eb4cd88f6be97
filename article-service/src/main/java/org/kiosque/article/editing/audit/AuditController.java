package org.kiosque.article.editing.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who decided what, for editors. */
@RestController
record AuditController(AuditLog log, InstantSource clock) {

    private static final int DAYS = 14;

    /** The newest first. */
    @GetMapping("/api/v1/desk/audit")
    ResponseEntity<Page<EntryView>> audit(
            @RequestParam(required = false) @Nullable @Size(max = 40) String article,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        Page<EntryView> page = Page.of(
                log.list(article, Cursor.read(cursor), limit),
                limit,
                EntryView::of,
                entry -> new Cursor(entry.at(), entry.id()));
        return page.linked().body(page);
    }

    record OfDay(LocalDate day, long published) {}

    /** @param days the oldest first */
    record Figures(List<OfDay> days) {}

    /** What was published on each of the last days of that zone, with today. */
    @GetMapping("/api/v1/desk/audit/figures")
    Figures figures(@RequestParam(defaultValue = "UTC") ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return new Figures(today.minusDays(DAYS - 1)
                .datesUntil(today.plusDays(1))
                .map(day -> new OfDay(
                        day,
                        log.count(
                                Action.PUBLISHED,
                                day.atStartOfDay(zone).toInstant(),
                                day.plusDays(1).atStartOfDay(zone).toInstant())))
                .toList());
    }

    /**
     * One decision.
     *
     * @param by name of whoever made it, or had planned what then happened by itself
     * @param publication for when it was decided; left out when it was not about a time
     * @param importId of the import that brought it back out of an export; left out of what was decided here
     */
    record EntryView(
            String id,
            String articleId,
            String action,
            Instant at,
            String by,
            long revision,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Span publication,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String importId) {

        static EntryView of(AuditLog.Entry entry) {
            Decision decision = entry.decision();
            return new EntryView(
                    entry.id(),
                    entry.articleId(),
                    decision.action().toString(),
                    entry.at(),
                    decision.by().name(),
                    decision.revision(),
                    decision.reason(),
                    decision.begins() == null && decision.ends() == null
                            ? null
                            : new Span(decision.begins(), decision.ends()),
                    entry.importId());
        }
    }

    record Span(@Nullable Instant at, @Nullable Instant until) {}
}
