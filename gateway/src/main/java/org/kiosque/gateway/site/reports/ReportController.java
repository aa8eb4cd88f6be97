package org.kiosque.gateway.site.reports;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.Article;
import org.kiosque.gateway.client.ArticleClient;
import org.kiosque.gateway.client.CommentClient;
import org.kiosque.gateway.client.NewReport;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.edge.ReaderLanguages;
import org.kiosque.gateway.edge.trust.ClientAddress;
import org.kiosque.gateway.edge.trust.SameOrigin;
import org.kiosque.gateway.site.comments.Place;
import org.kiosque.gateway.site.page.Addresses;
import org.kiosque.gateway.site.page.FormFields;
import org.kiosque.gateway.site.page.Frames;
import org.kiosque.gateway.site.page.Head;
import org.kiosque.gateway.site.page.HtmlPage;
import org.kiosque.gateway.site.page.SiteProperties;
import org.kiosque.gateway.site.page.Texts;
import org.kiosque.gateway.site.page.Typography;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

/** The page by which a reader tells moderators of a comment. */
@Controller
record ReportController(
        ArticleClient articles, CommentClient comments, Frames frames, ReaderLanguages languages, SiteProperties site) {

    private static final String REPORT = Addresses.ARTICLE + "/comments/{comment}/report";

    /** As comment-service knows them. */
    private static final List<String> REASONS = List.of("offensive", "abusive", "spam", "illegal", "other");

    /** UTF-16 units that comment-service takes. */
    private static final int LONGEST_NOTE = 500;

    /** What a reader has written, and what became of it. */
    private record Sent(
            @Nullable String reason,
            String note,
            @Nullable String failure,
            @Nullable String reference) {

        static final Sent NOTHING = new Sent(null, "", null, null);
    }

    @GetMapping(REPORT)
    View blank(
            @PathVariable("language") String tag,
            @PathVariable String slug,
            @PathVariable("comment") String commentId) {
        return page(HttpStatus.OK, languages.require(tag), slug, commentId, Sent.NOTHING);
    }

    @PostMapping(path = REPORT, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    View report(
            @PathVariable("language") String tag,
            @PathVariable String slug,
            @PathVariable("comment") String commentId,
            ServerWebExchange exchange) {
        Language language = languages.require(tag);
        SameOrigin.require(exchange.getRequest(), site.baseUrl());
        MultiValueMap<String, String> form = FormFields.in(exchange);
        Texts text = frames.texts(language);
        String reason = form.getFirst("reason");
        String note = Objects.requireNonNullElse(form.getFirst("note"), "").strip();
        if (reason == null || !REASONS.contains(reason)) {
            return refused(
                    HttpStatus.BAD_REQUEST, language, slug, commentId, reason, note, text.get("report.noReason"));
        }
        if (note.length() > LONGEST_NOTE) {
            return refused(HttpStatus.BAD_REQUEST, language, slug, commentId, reason, note, text.get("report.tooLong"));
        }
        try {
            String reference = comments.report(
                            known(commentId),
                            ClientAddress.of(exchange.getRequest()),
                            new NewReport(reason, note.isEmpty() ? null : note))
                    .reference();
            return page(HttpStatus.OK, language, slug, commentId, new Sent(reason, note, null, reference));
        } catch (ServiceException.RefusedException refused) {
            HttpStatus status = refused.status() == 429 ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.BAD_REQUEST;
            String why = text.get(refused.status() == 429 ? "report.tooMany" : "report.refused");
            return refused(status, language, slug, commentId, reason, note, why);
        } catch (ServiceException.UnavailableException down) {
            return refused(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    language,
                    slug,
                    commentId,
                    reason,
                    note,
                    text.get("report.unavailable"));
        }
    }

    private View refused(
            HttpStatus status,
            Language language,
            String slug,
            String commentId,
            @Nullable String reason,
            String note,
            String why) {
        return page(status, language, slug, commentId, new Sent(reason, note, why, null));
    }

    /** Of a comment that may be there: only comment-service knows, and it is asked when there is something to tell. */
    private View page(HttpStatus status, Language language, String slug, String commentId, Sent sent) {
        Article article = articles.article(Addresses.articleIn(slug), language.tag());
        String page = article.url();
        Texts text = frames.texts(language);
        var view = new ReportView(
                frames.around(language, Head.unlisted(text.get("report.title"), null)),
                page + "/comments/" + known(commentId) + "/report",
                page + "#comment-" + commentId,
                Typography.unbroken(article.title(), article.language()),
                article.language(),
                sent.reason(),
                sent.note(),
                sent.failure(),
                sent.reference());
        HttpHeaders headers = new HttpHeaders();
        headers.setCacheControl("no-store");
        return new HtmlPage(status, language, "report", view, headers, null, null);
    }

    private static String known(String commentId) {
        if (!Place.ID.matcher(commentId).matches()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return commentId;
    }
}
