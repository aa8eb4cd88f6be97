package org.kiosque.gateway.newsroom.translations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.client.StaffAnswer;
import org.kiosque.gateway.client.StaffCalls;
import org.kiosque.gateway.client.StaffCalls.Service;
import org.kiosque.gateway.client.StaffProblem;
import org.kiosque.gateway.newsroom.page.Addresses;
import org.kiosque.gateway.newsroom.page.NewsroomPage;
import org.kiosque.gateway.newsroom.page.Onward;
import org.kiosque.gateway.newsroom.page.ReceivedForm;
import org.kiosque.gateway.newsroom.page.Refusal;
import org.kiosque.gateway.newsroom.page.RoomFrames;
import org.kiosque.gateway.newsroom.page.Rooms;
import org.kiosque.gateway.newsroom.page.Words;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ServerWebExchange;

/** The translators' desk, and one translation on it. A text that could not be saved is in its field again. */
@Controller
class TranslationRoomController {

    private static final List<String> QUEUES = List.of("", "review", "stale", "held", "waiting", "failed");
    private static final String OLDEST = "oldest";

    /** What translation-service approves in one call. */
    private static final int MOST = 50;

    /** How translation-service says what a text has lost, and what it has got, of the marks of its original. */
    private static final Pattern BROKEN = Pattern.compile("(?:lacks (.+?))?(?:(?:^|; )has besides (.+))?");

    private final StaffCalls calls;
    private final RoomFrames frames;
    private final List<String> languages;

    TranslationRoomController(StaffCalls calls, RoomFrames frames, SiteLanguages site) {
        this.calls = calls;
        this.frames = frames;
        this.languages = site.languages().stream().map(Language::tag).toList();
    }

    private record ItemList(
            List<DeskView.Item> items, @Nullable String nextCursor) {}

    private record Text(String target, String review) {}

    /** What is asked for; there is all of it. */
    private record Filter(String status, String lang, String sort) {

        Map<String, String> asked(@Nullable String cursor) {
            Map<String, String> asked = new LinkedHashMap<>();
            asked.put("status", status);
            asked.put("lang", lang);
            asked.put("sort", sort);
            asked.put("cursor", Addresses.orBlank(cursor));
            return asked;
        }

        String path(@Nullable String cursor) {
            return Addresses.with(Rooms.TRANSLATIONS, asked(cursor));
        }
    }

    /** A queue or a language that there is not is left out of account, and that is said. */
    @GetMapping("/newsroom/translations")
    View desk(
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String lang,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(required = false) @Nullable String cursor,
            ServerWebExchange exchange) {
        boolean known = QUEUES.contains(status) && (lang.isEmpty() || languages.contains(lang));
        var filter = new Filter(
                QUEUES.contains(status) ? status : "",
                languages.contains(lang) ? lang : "",
                sort.equals(OLDEST) ? OLDEST : "");
        ItemList list = calls.get(
                        StaffSession.of(exchange).accessToken(),
                        Service.TRANSLATIONS,
                        Addresses.with("/api/v1/translation-desk", filter.asked(cursor)),
                        ItemList.class)
                .orThrow()
                .body();
        Words word = frames.words(exchange);
        return NewsroomPage.of(
                "translations",
                new DeskView(
                        frames.around(exchange, word.get("room.translations"), "translations"),
                        QUEUES.stream()
                                .map(each -> new DeskView.Tab(
                                        each,
                                        new Filter(each, filter.lang(), filter.sort()).path(null),
                                        each.equals(filter.status())))
                                .toList(),
                        languages,
                        filter.lang(),
                        filter.status(),
                        filter.sort().equals(OLDEST),
                        !known,
                        list.items(),
                        list.nextCursor() == null ? null : filter.path(list.nextCursor()),
                        glance(StaffSession.of(exchange))));
    }

    private record Pairs(List<DeskView.Pair> pairs) {}

    private record Budgets(List<DeskView.Budget> items) {}

    private DeskView.Glance glance(StaffSession session) {
        String token = session.accessToken();
        return new DeskView.Glance(
                calls.get(token, Service.TRANSLATIONS, "/api/v1/languages", Pairs.class)
                                instanceof StaffAnswer.Done<Pairs>(Pairs pairs, var _)
                        ? pairs.pairs()
                        : List.of(),
                calls.get(token, Service.TRANSLATIONS, "/api/v1/translation-desk/budgets", Budgets.class)
                                instanceof StaffAnswer.Done<Budgets>(Budgets budgets, var _)
                        ? budgets.items()
                        : List.of());
    }

    private record Ticked(String articleId, String language, String etag) {}

    private record Ticks(List<Ticked> translations) {}

    private record Outcomes(List<Outcome> items) {}

    private record Outcome(String outcome) {}

    /** Approves all that is there of several translations, each that nobody has changed since it was read. */
    @PostMapping("/newsroom/translations/approval")
    View approveSeveral(ServerWebExchange exchange) {
        ReceivedForm form = ReceivedForm.in(exchange);
        String back = Rooms.inside(form.text("back"));
        List<Ticked> ticked = form.all("ticked").stream()
                .map(each -> each.split(" ", 3))
                .filter(parts -> parts.length == 3)
                .map(parts -> new Ticked(parts[0], parts[1], parts[2]))
                .limit(MOST)
                .toList();
        if (ticked.isEmpty()) {
            return Onward.to(back, "none");
        }
        Outcomes outcomes = calls.post(
                        StaffSession.of(exchange).accessToken(),
                        Service.TRANSLATIONS,
                        "/api/v1/translation-desk/approval",
                        new Ticks(ticked),
                        null,
                        Outcomes.class)
                .orThrow()
                .body();
        boolean all = outcomes.items().stream().allMatch(one -> one.outcome().equals("approved"));
        return Onward.to(back, all ? "approved" : "approvedPartly");
    }

    @GetMapping("/newsroom/translations/{article}/{language}")
    View one(@PathVariable String article, @PathVariable String language, ServerWebExchange exchange) {
        return page(exchange, HttpStatus.OK, article, language, Map.of(), null);
    }

    private View page(
            ServerWebExchange exchange,
            HttpStatus status,
            String article,
            String language,
            Map<Integer, String> typed,
            @Nullable Refusal failure) {
        StaffAnswer.Done<TranslationView.Translation> read = calls.get(
                        StaffSession.of(exchange).accessToken(),
                        Service.TRANSLATIONS,
                        api(article, language),
                        TranslationView.Translation.class)
                .orThrow();
        String title = read.body().segments().stream()
                .filter(segment -> segment.field().equals("title"))
                .findFirst()
                .map(TranslationView.Segment::source)
                .orElse(article);
        return new NewsroomPage(
                status,
                "translation",
                new TranslationView(
                        frames.around(exchange, title, "translations"),
                        read.body(),
                        Objects.requireNonNullElse(read.etag(), ""),
                        typed,
                        status == HttpStatus.PRECONDITION_FAILED,
                        failure));
    }

    static String api(String article, String language) {
        return "/api/v1/articles/" + Addresses.segment(article) + "/translations/" + Addresses.segment(language);
    }

    static String path(String article, String language) {
        return Rooms.TRANSLATIONS + "/" + Addresses.segment(article) + "/" + Addresses.segment(language);
    }

    /** Saves a person's text for one segment; an approved one leads to {@code next}, the next one that is not. */
    @PostMapping("/newsroom/translations/{article}/{language}/segments/{n}")
    View save(
            @PathVariable String article,
            @PathVariable String language,
            @PathVariable int n,
            ServerWebExchange exchange) {
        ReceivedForm form = ReceivedForm.in(exchange);
        String target = form.text("target");
        boolean approved = form.text("review").equals("approved");
        StaffAnswer<StaffCalls.Nothing> answer = calls.put(
                StaffSession.of(exchange).accessToken(),
                Service.TRANSLATIONS,
                api(article, language) + "/segments/" + n,
                new Text(target, approved ? "approved" : "draft"),
                form.text("etag"),
                StaffCalls.Nothing.class);
        return switch (answer) {
            case StaffAnswer.Done<StaffCalls.Nothing> _ ->
                Onward.to(path(article, language) + "#segment-" + (approved ? next(form, n) : n) + "-text");
            case StaffAnswer.Refused<StaffCalls.Nothing>(int status, StaffProblem problem) ->
                returned(exchange, article, language, Map.of(n, target), status, problem);
        };
    }

    private static String next(ReceivedForm form, int n) {
        String next = form.text("next");
        return next.matches("[0-9]{1,6}") ? next : String.valueOf(n + 1);
    }

    private View returned(
            ServerWebExchange exchange,
            String article,
            String language,
            Map<Integer, String> typed,
            int status,
            StaffProblem problem) {
        Words word = frames.words(exchange);
        Refusal why = status == 412 ? Refusal.because(word.get("translation.changed")) : why(word, problem);
        HttpStatus shown = Objects.requireNonNullElse(HttpStatus.resolve(status), HttpStatus.BAD_REQUEST);
        return page(exchange, shown, article, language, typed, why);
    }

    private static Refusal why(Words word, StaffProblem problem) {
        return problem.errors().stream()
                .map(mistake -> Objects.requireNonNullElse(mistake.message(), ""))
                .flatMap(message -> broken(word, message).stream())
                .findFirst()
                .map(Refusal::because)
                .orElseGet(() -> Refusal.of(word, problem));
    }

    private static Optional<String> broken(Words word, String message) {
        Matcher said = BROKEN.matcher(message);
        if (message.isEmpty() || !said.matches()) {
            return Optional.empty();
        }
        var why = new StringBuilder(word.get("translation.broken"));
        String lost = said.group(1);
        if (lost != null) {
            why.append(' ').append(word.get("translation.lost", lost));
        }
        String added = said.group(2);
        if (added != null) {
            why.append(' ').append(word.get("translation.added", added));
        }
        return Optional.of(why.toString());
    }

    /** Approves all that is there. */
    @PostMapping("/newsroom/translations/{article}/{language}/approval")
    View approve(@PathVariable String article, @PathVariable String language, ServerWebExchange exchange) {
        return all(exchange, article, language, "approval", "approved");
    }

    /** Has it made again, all that no person has written or approved. */
    @PostMapping("/newsroom/translations/{article}/{language}/retranslation")
    View retranslate(@PathVariable String article, @PathVariable String language, ServerWebExchange exchange) {
        return all(exchange, article, language, "retranslation", "retranslated");
    }

    /** @throws ServiceException.UnavailableException while translation-service is away */
    private View all(ServerWebExchange exchange, String article, String language, String what, String done) {
        ReceivedForm form = ReceivedForm.in(exchange);
        StaffAnswer<StaffCalls.Nothing> answer = calls.post(
                StaffSession.of(exchange).accessToken(),
                Service.TRANSLATIONS,
                api(article, language) + "/" + what,
                null,
                form.text("etag"),
                StaffCalls.Nothing.class);
        return switch (answer) {
            case StaffAnswer.Done<StaffCalls.Nothing> _ -> Onward.to(path(article, language), done);
            case StaffAnswer.Refused<StaffCalls.Nothing>(int status, StaffProblem problem) ->
                returned(exchange, article, language, Map.of(), status, problem);
        };
    }
}
