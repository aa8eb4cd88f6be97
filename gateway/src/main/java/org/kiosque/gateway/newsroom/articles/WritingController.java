package org.kiosque.gateway.newsroom.articles;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.client.StaffAnswer;
import org.kiosque.gateway.client.StaffCalls;
import org.kiosque.gateway.client.StaffProblem;
import org.kiosque.gateway.newsroom.page.Addresses;
import org.kiosque.gateway.newsroom.page.NewsroomFrame;
import org.kiosque.gateway.newsroom.page.NewsroomPage;
import org.kiosque.gateway.newsroom.page.Objection;
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

/**
 * The form in which an article is written. Whatever hinders a save, the form comes back with all that was typed; what somebody
 * else has saved meanwhile stands beside it, and is overwritten only by a second save, with both in view.
 */
@Controller
class WritingController {

    private static final int MOST_WARNINGS = 10;

    private static final Pattern ABOUT = Pattern.compile("[A-Za-z0-9_:<> -]{1,100}");

    private final ArticleCalls articles;
    private final Pictures pictures;
    private final RoomFrames frames;
    private final List<String> languages;

    WritingController(ArticleCalls articles, Pictures pictures, RoomFrames frames, SiteLanguages site) {
        this.articles = articles;
        this.pictures = pictures;
        this.frames = frames;
        this.languages = site.languages().stream().map(Language::tag).toList();
    }

    /** What a form was sent for. */
    private record Sent(
            StaffSession session,
            ReceivedForm form,
            ArticleFields typed,
            @Nullable String id) {

        String action() {
            return id == null ? Rooms.ARTICLES + "/new" : Rooms.ARTICLES + "/" + Addresses.segment(id);
        }

        EditView.Read read() {
            return new EditView.Read(form.text("etag"), form.text("revision"), form.text("base"));
        }
    }

    @GetMapping("/newsroom/articles/new")
    View blank(ServerWebExchange exchange) {
        NewsroomFrame frame = frame(exchange, frames.words(exchange).get("article.new"));
        return NewsroomPage.of(
                "edit",
                new EditView(
                        frame,
                        Rooms.ARTICLES + "/new",
                        null,
                        EditView.Read.NOTHING,
                        ArticleFields.EMPTY,
                        EditView.Theirs.NOTHING,
                        null,
                        Map.of(),
                        List.of(),
                        frame.key(),
                        around(exchange, null, null)));
    }

    private EditView.Surroundings around(
            ServerWebExchange exchange, @Nullable String id, Pictures.@Nullable Picture picture) {
        StaffSession session = StaffSession.of(exchange);
        return new EditView.Surroundings(
                languages,
                articles.sections(session),
                id == null ? List.of() : articles.here(session, id),
                picture == null ? null : new EditView.Shown(picture.url(), picture.width(), picture.height()));
    }

    private NewsroomFrame frame(ServerWebExchange exchange, String title) {
        return frames.around(exchange, title, "articles");
    }

    /** @param w what article-service warned of at the save before: a code, or one with what it is about */
    @GetMapping("/newsroom/articles/{id}")
    View edit(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable List<String> w,
            ServerWebExchange exchange) {
        StaffSession session = StaffSession.of(exchange);
        StaffAnswer.Done<DeskArticle> read = articles.read(session, id);
        Pictures.Picture picture = pictureOf(session, read.body());
        ArticleFields fields = ArticleFields.of(read.body(), picture);
        NewsroomFrame frame = frame(exchange, read.body().title());
        return NewsroomPage.of(
                "edit",
                new EditView(
                        frame,
                        Rooms.ARTICLES + "/" + Addresses.segment(id),
                        read.body(),
                        read(read, fields),
                        fields,
                        EditView.Theirs.NOTHING,
                        null,
                        Map.of(),
                        w == null ? List.of() : warned(w),
                        frame.key(),
                        around(exchange, id, picture)));
    }

    private Pictures.@Nullable Picture pictureOf(StaffSession session, DeskArticle article) {
        DeskArticle.Image image = article.image();
        return image == null ? null : pictures.find(session, image.mediaId());
    }

    private static EditView.Read read(StaffAnswer.Done<DeskArticle> read, ArticleFields fields) {
        return new EditView.Read(
                etag(read),
                String.valueOf(read.body().revision()),
                TextMark.of(fields).written());
    }

    private static List<EditView.Warned> warned(List<String> told) {
        return told.stream()
                .limit(MOST_WARNINGS)
                .map(each -> each.split(":", 2))
                .map(each -> new EditView.Warned(
                        each[0], each.length == 2 && ABOUT.matcher(each[1]).matches() ? each[1] : ""))
                .toList();
    }

    private static String etag(StaffAnswer.Done<?> answer) {
        return Objects.requireNonNullElse(answer.etag(), "");
    }

    @PostMapping("/newsroom/articles/new")
    View create(ServerWebExchange exchange) {
        return receive(exchange, null);
    }

    @PostMapping("/newsroom/articles/{id}")
    View save(@PathVariable String id, ServerWebExchange exchange) {
        return receive(exchange, id);
    }

    private View receive(ServerWebExchange exchange, @Nullable String id) {
        ReceivedForm form = ReceivedForm.in(exchange);
        var sent = new Sent(StaffSession.of(exchange), form, ArticleFields.of(form), id);
        try {
            ReceivedForm.Upload file = form.upload();
            if (file != null) {
                switch (pictures.upload(
                        sent.session(), file, sent.typed().picture().alt(), form.text("key"))) {
                    case StaffAnswer.Done<Pictures.Picture>(Pictures.Picture picture, var _) ->
                        sent = new Sent(sent.session(), form, sent.typed().withImage(picture.id()), id);
                    case StaffAnswer.Refused<Pictures.Picture>(int status, StaffProblem problem) -> {
                        return returned(exchange, sent, status, problem);
                    }
                }
            }
            StaffAnswer.Done<Map<String, Object>> base = id == null ? null : articles.whole(sent.session(), id);
            String etag = form.text("etag");
            if (id != null && base != null && !etag.equals(base.etag())) {
                return merge(exchange, sent, id);
            }
            StaffAnswer.Refused<?> refused = describe(exchange, sent, file != null);
            if (refused != null) {
                return returned(exchange, sent, refused.status(), refused.problem());
            }
            Map<String, Object> text = sent.typed().over(base == null ? Map.of() : base.body(), form);
            return answered(
                    exchange,
                    sent,
                    id == null
                            ? articles.create(sent.session(), text, form.text("key"))
                            : articles.save(sent.session(), id, text, etag));
        } catch (ServiceException away) {
            Refusal why = Refusal.because(frames.words(exchange).get("failure.503.message"));
            return form(exchange, HttpStatus.SERVICE_UNAVAILABLE, sent, sent.read(), why, Map.of());
        }
    }

    /**
     * Has the picture say what the form says of it. A form that did not know what was said of it says nothing.
     *
     * @return why it does not; null when it does
     */
    private StaffAnswer.@Nullable Refused<?> describe(ServerWebExchange exchange, Sent sent, boolean isNew) {
        ArticleFields typed = sent.typed();
        boolean known = isNew || !sent.form().text("pictureKnown").isEmpty();
        if (!known || typed.picture().mediaId().isEmpty()) {
            return null;
        }
        TextMark mark = TextMark.read(sent.form().text("base"));
        boolean same =
                !isNew && mark.says("image", typed.picture().mediaId()) && mark.says("language", typed.language());
        // The caption's language is the article's, as far as that is told; else that in which whoever writes it works.
        String language = typed.language().isEmpty() ? frames.words(exchange).language() : typed.language();
        return pictures.describe(sent.session(), typed.picture(), language, same ? mark : TextMark.UNKNOWN);
    }

    private View answered(ServerWebExchange exchange, Sent sent, StaffAnswer<DeskArticle> answer) {
        String id = sent.id();
        return switch (answer) {
            case StaffAnswer.Done<DeskArticle> done -> saved(exchange, sent, done);
            case StaffAnswer.Refused<DeskArticle>(int status, StaffProblem problem) ->
                status == 412 && id != null ? merge(exchange, sent, id) : returned(exchange, sent, status, problem);
        };
    }

    private View saved(ServerWebExchange exchange, Sent sent, StaffAnswer.Done<DeskArticle> done) {
        DeskArticle article = done.body();
        String page = Rooms.ARTICLES + "/" + Addresses.segment(article.id());
        String asked = sent.form().text("do");
        if (asked.equals("preview")) {
            return Onward.to(page + "/preview", "saved");
        }
        if (asked.equals("publish")) {
            StaffAnswer<StaffCalls.Nothing> published = articles.put(
                    sent.session(), article.id(), "publication", Map.of(), etag(done), StaffCalls.Nothing.class);
            if (published instanceof StaffAnswer.Refused<StaffCalls.Nothing>(int status, StaffProblem problem)) {
                var again = new Sent(sent.session(), sent.form(), sent.typed(), article.id());
                Refusal why = Refusal.of(frames.words(exchange), problem);
                return form(exchange, status(status), again, read(done, sent.typed()), why, Map.of());
            }
        }
        var address = new StringBuilder(page).append("?done=").append(asked.equals("publish") ? "published" : "saved");
        article.warnings().stream()
                .map(warning -> warning.about().isEmpty() ? warning.code() : warning.code() + ":" + warning.about())
                .distinct()
                .limit(MOST_WARNINGS)
                .forEach(warning -> address.append("&w=").append(Addresses.segment(warning)));
        return Onward.to(address.toString());
    }

    /**
     * Both texts in one view, with the mark of the other one: to save once more is to decide. What only the other one has changed
     * stands in the form already.
     */
    private View merge(ServerWebExchange exchange, Sent sent, String id) {
        StaffAnswer.Done<DeskArticle> current = articles.read(sent.session(), id);
        Words word = frames.words(exchange);
        DeskArticle.Signature by = current.body().changed();
        String why = word.get(
                "article.merge", by == null || by.by() == null ? "?" : by.by(), by == null ? "" : word.time(by.at()));
        Pictures.Picture picture = pictureOf(sent.session(), current.body());
        ArticleFields theirs = ArticleFields.of(current.body(), picture);
        boolean picturesKnown = picture != null || current.body().image() == null;
        EditView.Read read = sent.read();
        MergedText merged = MergedText.of(sent.typed(), theirs, TextMark.read(read.mark()), picturesKnown);
        Map<String, String> told = new LinkedHashMap<>();
        merged.open().forEach(field -> told.put(field, told(sent.session(), word, theirs, field)));
        return form(
                exchange,
                HttpStatus.PRECONDITION_FAILED,
                new Sent(sent.session(), sent.form(), merged.fields(), id),
                read(current, theirs),
                new EditView.Theirs(
                        told,
                        articles.changes(
                                sent.session(),
                                id,
                                read.revision(),
                                current.body().revision()),
                        merged.taken()),
                Refusal.because(why),
                Map.of());
    }

    /** What the other one has in a field, as the form would show it. */
    private String told(StaffSession session, Words word, ArticleFields theirs, String field) {
        String value = theirs.values().getOrDefault(field, "");
        return switch (field) {
            case "language" -> word.nameOf(value);
            case "comments" -> word.of("policy", value);
            case "section" ->
                articles.sections(session).stream()
                        .filter(section -> section.key().equals(value))
                        .map(section -> section.name(word.language()))
                        .findFirst()
                        .orElse(value.isEmpty() ? word.get("article.section.none") : value);
            case "image" ->
                value.isEmpty()
                        ? word.get("article.image.none")
                        : word.get("article.theirs.image", theirs.picture().alt());
            case "focus" -> theirs.picture().x() + " % / " + theirs.picture().y() + " %";
            default -> value.isBlank() ? word.get("article.theirs.nothing") : value;
        };
    }

    private View returned(ServerWebExchange exchange, Sent sent, int status, StaffProblem problem) {
        Words word = frames.words(exchange);
        Map<String, List<Objection>> mistakes =
                Objection.in(word, problem).stream().collect(Collectors.groupingBy(Objection::field));
        return form(exchange, status(status), sent, sent.read(), Refusal.of(word, problem), mistakes);
    }

    private static HttpStatus status(int status) {
        return Objects.requireNonNullElse(HttpStatus.resolve(status), HttpStatus.BAD_REQUEST);
    }

    private View form(
            ServerWebExchange exchange,
            HttpStatus status,
            Sent sent,
            EditView.Read read,
            Refusal failure,
            Map<String, List<Objection>> mistakes) {
        return form(exchange, status, sent, read, EditView.Theirs.NOTHING, failure, mistakes);
    }

    private View form(
            ServerWebExchange exchange,
            HttpStatus status,
            Sent sent,
            EditView.Read read,
            EditView.Theirs theirs,
            Refusal failure,
            Map<String, List<Objection>> mistakes) {
        Words word = frames.words(exchange);
        String title = sent.typed().title().isBlank()
                ? word.get("article.new")
                : sent.typed().title();
        return new NewsroomPage(
                status,
                "edit",
                new EditView(
                        frame(exchange, title),
                        sent.action(),
                        null,
                        read,
                        sent.typed(),
                        theirs,
                        failure,
                        mistakes,
                        List.of(),
                        sent.form().text("key"),
                        around(
                                exchange,
                                sent.id(),
                                pictures.find(
                                        sent.session(), sent.typed().picture().mediaId()))));
    }
}
