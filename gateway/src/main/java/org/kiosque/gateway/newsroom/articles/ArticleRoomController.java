package org.kiosque.gateway.newsroom.articles;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.gateway.client.StaffAnswer;
import org.kiosque.gateway.newsroom.page.Addresses;
import org.kiosque.gateway.newsroom.page.NewsroomFrame;
import org.kiosque.gateway.newsroom.page.NewsroomPage;
import org.kiosque.gateway.newsroom.page.RoomFrames;
import org.kiosque.gateway.newsroom.page.Rooms;
import org.kiosque.gateway.newsroom.page.Words;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ServerWebExchange;

/** The desk's list of all articles, and an article as readers will see it. */
@Controller
public class ArticleRoomController {

    private static final Pattern TAG = Pattern.compile("<[a-z][^>]*>");
    private static final Pattern ID = Pattern.compile(" (?:id|aria-labelledby|aria-describedby)=\"[^\"]*\"");

    private static final List<String> STATUSES = List.of("draft", "in-review", "scheduled", "published", "withdrawn");

    private final ArticleCalls articles;
    private final SubjectKeys subjects;
    private final RoomFrames frames;
    private final List<String> languages;

    ArticleRoomController(ArticleCalls articles, SubjectKeys subjects, RoomFrames frames, SiteLanguages site) {
        this.articles = articles;
        this.subjects = subjects;
        this.frames = frames;
        this.languages = site.languages().stream().map(Language::tag).toList();
    }

    private record CardList(
            List<ArticlesView.Card> items, @Nullable String nextCursor) {}

    /**
     * A state, a language or a section that there is not is left out of account, and that is said.
     *
     * @param tag its name or its key
     * @param author likewise
     * @param q whole words of title and lead
     */
    @GetMapping("/newsroom/articles")
    View list(
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String lang,
            @RequestParam(defaultValue = "") String section,
            @RequestParam(defaultValue = "") String tag,
            @RequestParam(defaultValue = "") String author,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String cursor,
            ServerWebExchange exchange) {
        StaffSession session = StaffSession.of(exchange);
        List<DeskSection> sections = articles.sections(session);
        var filter = new ArticlesView.Filter(
                among(STATUSES, status),
                among(languages, lang),
                sections.isEmpty()
                        ? section
                        : among(sections.stream().map(DeskSection::key).toList(), section),
                tag.strip(),
                author.strip(),
                q);
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("status", filter.status());
        typed.put("lang", filter.lang());
        typed.put("section", filter.section());
        typed.put("tag", filter.tag());
        typed.put("author", filter.author());
        typed.put("q", q);
        Map<String, String> asked = new LinkedHashMap<>(typed);
        asked.put("tag", subjects.of(session, "tags", filter.tag()));
        asked.put("author", subjects.of(session, "authors", filter.author()));
        asked.put("cursor", Addresses.orBlank(cursor));
        CardList list = articles.get(session, Addresses.with("/api/v1/desk/articles", asked), CardList.class)
                .orThrow()
                .body();
        typed.put("cursor", Addresses.orBlank(list.nextCursor()));
        NewsroomFrame frame = frames.around(exchange, frames.words(exchange).get("room.articles"), "articles");
        return NewsroomPage.of(
                "articles",
                new ArticlesView(
                        frame,
                        filter,
                        STATUSES,
                        languages,
                        sections,
                        !filter.status().equals(status)
                                || !filter.lang().equals(lang)
                                || !filter.section().equals(section),
                        list.items(),
                        list.nextCursor() == null ? null : Addresses.with(Rooms.ARTICLES, typed)));
    }

    private static String among(List<String> all, String asked) {
        return all.contains(asked) ? asked : "";
    }

    private record PreviewAddress(String url) {}

    private record Named(String name) {}

    private record Image(
            String url,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable String credit) {}

    private record Draft(
            String language,
            String title,
            @Nullable String lead,
            String bodyHtml,
            @Nullable List<Named> tags,
            @Nullable List<Named> authors,
            int readingMinutes,
            @Nullable Image image) {

        /** For a page on which there is another one already: each name of a place is there once. */
        Draft second() {
            String html = TAG.matcher(bodyHtml)
                    .replaceAll(tag ->
                            Matcher.quoteReplacement(ID.matcher(tag.group()).replaceAll("")));
            return new Draft(language, title, lead, html, tags, authors, readingMinutes, image);
        }

        LookView look(Words word) {
            return new LookView(
                    word,
                    language,
                    title,
                    lead,
                    names(tags).toList(),
                    names(authors).collect(Collectors.joining(", ")),
                    readingMinutes,
                    image == null
                            ? null
                            : new LookView.Picture(
                                    image.url(),
                                    image.alt(),
                                    Addresses.orBlank(image.caption()),
                                    Addresses.orBlank(image.credit())),
                    bodyHtml);
        }

        private static Stream<String> names(@Nullable List<Named> named) {
            return named == null ? Stream.of() : named.stream().map(Named::name);
        }
    }

    /**
     * A draft as readers would get it.
     *
     * @param shared path at which anybody can read it who is given it, for a while
     * @param others languages that can stand beside it
     * @param beside the one that does; empty for none
     * @param translation the page that readers have in that language; null where they have none
     */
    public record PreviewPage(
            NewsroomFrame frame,
            String id,
            LookView look,
            String shared,
            List<String> others,
            String beside,
            @Nullable LookView translation) {}

    /**
     * The working text as readers would get it.
     *
     * @param beside language of a translation that stands beside it
     */
    @GetMapping("/newsroom/articles/{id}/preview")
    View preview(@PathVariable String id, @RequestParam(defaultValue = "") String beside, ServerWebExchange exchange) {
        StaffSession session = StaffSession.of(exchange);
        String address = articles.post(session, id, "preview", null, null, PreviewAddress.class)
                .orThrow()
                .body()
                .url();
        Draft draft = articles.get(session, address, Draft.class).orThrow().body();
        Words word = frames.words(exchange);
        List<String> others = languages.stream()
                .filter(language -> !language.equals(draft.language()))
                .toList();
        String other = others.contains(beside) ? beside : "";
        String ticket = address.substring(address.lastIndexOf('/') + 1);
        return NewsroomPage.of(
                "preview",
                new PreviewPage(
                        frames.around(exchange, word.get("article.preview"), "articles"),
                        id,
                        draft.look(word),
                        "/preview/" + ticket,
                        others,
                        other,
                        other.isEmpty() ? null : translation(session, id, other, word)));
    }

    /** Null where readers get another language's text instead. */
    private @Nullable LookView translation(StaffSession session, String id, String language, Words word) {
        String path = "/api/v1/articles/" + Addresses.segment(id) + "?lang=" + Addresses.segment(language);
        return articles.get(session, path, Draft.class) instanceof StaffAnswer.Done<Draft>(Draft read, var _)
                        && language.equals(read.language())
                ? read.second().look(word)
                : null;
    }
}
