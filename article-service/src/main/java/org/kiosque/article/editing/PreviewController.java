package org.kiosque.article.editing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.ArticleState.Published;
import org.kiosque.article.editing.EditingException.NoSuchArticleException;
import org.kiosque.article.editing.EditingException.NoSuchPreviewException;
import org.kiosque.article.editing.EditingException.PreviewIsOverException;
import org.kiosque.article.editing.corrections.NotedCorrection;
import org.kiosque.article.editing.preview.PreviewTickets;
import org.kiosque.article.editing.preview.PreviewTickets.Ticket;
import org.kiosque.article.editing.revisions.Content;
import org.kiosque.article.markdown.ArticleBody;
import org.kiosque.article.markdown.Rendering;
import org.kiosque.common.events.Author;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.Correction;
import org.kiosque.common.events.Image;
import org.kiosque.common.events.Section;
import org.kiosque.common.events.Seo;
import org.kiosque.common.events.Tag;
import org.kiosque.common.languages.Language;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Drafts, for whoever has been given an address of one. */
@RestController
@RequestMapping("/api/v1")
record PreviewController(ArticleDesk desk, PreviewTickets tickets, Rendering rendering, InstantSource clock) {

    /** An address at which the draft is read as it then is; each call gives another one, and none can be taken back. */
    @PostMapping("/articles/{id}/preview")
    PreviewAddress issue(@PathVariable String id) {
        Ticket ticket = tickets.issue(desk.find(id).id());
        return new PreviewAddress("/preview/" + ticket.text(), "/api/v1/previews/" + ticket.text(), ticket.until());
    }

    @GetMapping("/previews/{ticket}")
    ResponseEntity<PreviewView> preview(@PathVariable String ticket) {
        Ticket read = tickets.read(ticket).orElseThrow(NoSuchPreviewException::new);
        if (read.isOver(clock.instant())) {
            throw new PreviewIsOverException();
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Robots-Tag", "noindex")
                .body(shown(read));
    }

    private PreviewView shown(Ticket ticket) {
        Article article;
        try {
            article = desk.find(ticket.articleId());
        } catch (NoSuchArticleException deleted) {
            throw new NoSuchPreviewException();
        }
        Content content = article.draft().content();
        ArticleBody body = rendering.ofDraft(content.body(), Language.of(content.language()));
        String language = content.language();
        String url = "/" + language + "/" + article.slug();
        return new PreviewView(
                article.id(),
                article.state().name(),
                article.draft().number(),
                article.slug(),
                url,
                language,
                new OriginalView(language, content.title(), article.slug(), url),
                List.of(new EditionView(language, article.slug(), url)),
                content.title(),
                content.lead(),
                body.html(),
                body.outline(),
                content.tags(),
                content.authors(),
                content.picture() == null ? null : content.picture().image(),
                content.section(),
                content.seo() == null ? null : content.seo().told(),
                body.readingMinutes(),
                article.state() instanceof Published(var since) ? since : null,
                article.changed().at(),
                article.corrections() == null
                        ? List.of()
                        : article.corrections().stream()
                                .map(NotedCorrection::told)
                                .toList(),
                new CommentsView(content.comments(), 0),
                ticket.until());
    }

    /**
     * @param page path of the page that it will be
     * @param url path at which programs read it
     * @param until when both end
     */
    record PreviewAddress(String page, String url, Instant until) {}

    /**
     * A draft as readers would get it, with what they get of an article.
     *
     * @param url path of the page that it has, or will have
     * @param languages its own alone
     * @param publishedAt null while readers do not see the article
     * @param updatedAt when it was saved
     * @param until when this can no longer be read
     */
    record PreviewView(
            String id,
            String status,
            long revision,
            String slug,
            String url,
            String language,
            OriginalView original,
            List<EditionView> languages,
            String title,
            @Nullable String lead,
            String bodyHtml,
            List<ArticleBody.Entry> outline,
            List<Tag> tags,
            List<Author> authors,
            @Nullable Image image,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            Section section,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            Seo seo,

            int readingMinutes,
            @Nullable Instant publishedAt,
            Instant updatedAt,
            List<Correction> corrections,
            CommentsView comments,
            Instant until) {}

    record OriginalView(String language, String title, String slug, String url) {}

    record EditionView(String language, String slug, String url) {}

    record CommentsView(CommentPolicy policy, long count) {}
}
