package org.kiosque.gateway.newsroom.articles;

import java.util.List;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.gateway.newsroom.page.NewsroomPage;
import org.kiosque.gateway.newsroom.page.ReceivedForm;
import org.kiosque.gateway.newsroom.page.RoomFrames;
import org.kiosque.gateway.newsroom.page.Words;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ServerWebExchange;

/** What stands beside a text while it is written: the page that readers would get, and who else is at it. */
@Controller
public class LookController {

    private final ArticleCalls articles;
    private final Pictures pictures;
    private final RoomFrames frames;
    private final SiteLanguages site;

    LookController(ArticleCalls articles, Pictures pictures, RoomFrames frames, SiteLanguages site) {
        this.articles = articles;
        this.pictures = pictures;
        this.frames = frames;
        this.site = site;
    }

    /** The form of an article, not saved, as a part of a page. Changes nothing. */
    @PostMapping("/newsroom/look")
    View look(ServerWebExchange exchange) {
        StaffSession session = StaffSession.of(exchange);
        ArticleFields typed = ArticleFields.of(ReceivedForm.in(exchange));
        String language = site.find(typed.language()).isPresent() ? typed.language() : "";
        ArticleCalls.Rendered rendered = articles.rendered(session, language, typed.body());
        Pictures.Picture picture = pictures.find(session, typed.picture().mediaId());
        return NewsroomPage.of(
                "look",
                new LookView(
                        frames.words(exchange),
                        rendered.language(),
                        typed.title(),
                        typed.lead().isBlank() ? null : typed.lead(),
                        LookView.listed(typed.tags()),
                        String.join(", ", LookView.listed(typed.authors())),
                        rendered.readingMinutes(),
                        picture == null
                                ? null
                                : new LookView.Picture(
                                        picture.url(),
                                        typed.picture().alt(),
                                        typed.picture().caption(),
                                        typed.picture().credit()),
                        rendered.html()));
    }

    /** @param others who have the article open, too */
    public record PresenceView(Words word, List<String> others) {}

    /** Says that one still has it open. */
    @PostMapping("/newsroom/articles/{id}/presence")
    View here(@PathVariable String id, ServerWebExchange exchange) {
        return NewsroomPage.of(
                "presence", new PresenceView(frames.words(exchange), articles.here(StaffSession.of(exchange), id)));
    }
}
