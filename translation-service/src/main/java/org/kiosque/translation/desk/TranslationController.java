package org.kiosque.translation.desk;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Page;
import org.kiosque.translation.desk.TranslationApi.Figures;
import org.kiosque.translation.desk.TranslationApi.Languages;
import org.kiosque.translation.desk.TranslationApi.ListedBudget;
import org.kiosque.translation.desk.TranslationApi.ListedBudgets;
import org.kiosque.translation.desk.TranslationApi.QueuedItem;
import org.kiosque.translation.engine.Engines;
import org.kiosque.translation.engine.budget.Budgets;
import org.kiosque.translation.translations.Queue;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
record TranslationController(
        TranslationDesk desk, SiteLanguages site, Engines engines, Budgets budgets, InstantSource clock) {

    /** Of UTC, with today. */
    private static final int DAYS = 14;

    private static final List<Queue> QUEUES = List.of(Queue.WAITING, Queue.FAILED, Queue.STALE, Queue.REVIEW);

    /** Those of them that readers do not get until they are approved. */
    private static final String HELD = "held";

    private static final List<Queue> COMPLETE = List.of(Queue.STALE, Queue.REVIEW);

    @GetMapping("/languages")
    Languages languages() {
        return Languages.of(site, engines);
    }

    @GetMapping("/articles/{idOrSlug}/translations")
    Page<ListedTranslation> ofArticle(@PathVariable String idOrSlug) {
        List<ListedTranslation> items = desk.of(ArticleSlug.idIn(idOrSlug)).stream()
                .map(ListedTranslation::of)
                .toList();
        return new Page<>(items, null);
    }

    /** What translators can do, those of the latest articles first, or of those that have changed least lately. */
    @GetMapping("/translation-desk")
    ResponseEntity<Page<QueuedItem>> queued(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable Language lang,
            @RequestParam(defaultValue = "latest") String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        boolean heldOnly = HELD.equals(status);
        List<Queue> queues = heldOnly
                ? COMPLETE
                : QUEUES.stream()
                        .filter(queue -> status == null || queue.wireName().equals(status))
                        .toList();
        if (queues.isEmpty()) {
            throw new InvalidFieldException("status", "is none of waiting, failed, stale, review, held");
        }
        boolean oldestFirst = switch (sort) {
            case "latest" -> false;
            case "oldest" -> true;
            default -> throw new InvalidFieldException("sort", "is none of latest, oldest");
        };
        Page<QueuedItem> page = Page.of(
                desk.queued(
                        queues,
                        lang == null ? site.languages() : List.of(lang),
                        heldOnly,
                        oldestFirst,
                        Cursor.read(cursor),
                        limit),
                limit,
                QueuedItem::of,
                queued -> new Cursor(queued.article().updatedAt(), queued.id()));
        return page.linked().body(page);
    }

    /** Of engines that have a budget. */
    @GetMapping("/translation-desk/budgets")
    ListedBudgets spent() {
        return new ListedBudgets(engines.budgets().entrySet().stream()
                .map(budget -> new ListedBudget(
                        budget.getKey(), budgets.month(), budgets.used(budget.getKey()), budget.getValue()))
                .toList());
    }

    /** What was completed on each of the last days, and for how long some translation has waited. */
    @GetMapping("/translation-desk/figures")
    Figures figures() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return Figures.of(desk.completed(today.minusDays(DAYS - 1), today), desk.waitingSince());
    }

    /** Repeating it while it waits changes nothing. */
    @PostMapping("/articles/{idOrSlug}/translations/{lang}/retranslation")
    ResponseEntity<ListedTranslation> retranslate(@PathVariable String idOrSlug, @PathVariable Language lang) {
        return ResponseEntity.accepted().body(ListedTranslation.of(desk.retranslate(ArticleSlug.idIn(idOrSlug), lang)));
    }
}
