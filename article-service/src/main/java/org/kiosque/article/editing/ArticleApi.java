package org.kiosque.article.editing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.ArticleState.Published;
import org.kiosque.article.editing.ArticleState.Unseen;
import org.kiosque.article.editing.ArticleState.Withdrawn;
import org.kiosque.article.editing.corrections.NotedCorrection;
import org.kiosque.article.editing.revisions.Content;
import org.kiosque.article.editing.revisions.Revision;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.article.editing.schedule.Plan;
import org.kiosque.article.markdown.Warning;
import org.kiosque.common.events.Author;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.Tag;
import org.kiosque.common.text.PlainText;
import org.kiosque.common.text.VisibleText;

/** What editors send and get. What the desk shows of an article can be sent back as it is. */
final class ArticleApi {

    private ArticleApi() {}

    /**
     * An article's text.
     *
     * @param language detected from the text when null
     * @param body Markdown
     * @param slug words for the address instead of the title's
     * @param slugs words for the address in other languages, by language, instead of those of the translated title; written
     *     only where there are some, for the same reason as the note
     * @param comments premoderated when null
     * @param section any key that it ever had; null for none; written only where there is one, as all that follow
     * @param seo null for what readers see
     * @param note why it is saved, for the history alone; written only where there is one, so that a request without is the
     *     same as before there were notes
     */
    @JsonIgnoreProperties({ // what the desk shows besides may come back with it
        "id",
        "status",
        "revision",
        "unpublishedChanges",
        "url",
        "created",
        "changed",
        "decided",
        "live",
        "schedule",
        "corrections",
        "withdrawalReason",
        "warnings"
    })
    record ArticleRequest(
            @Nullable @Size(max = 35) String language,
            @VisibleText @Size(max = 300) @PlainText String title,

            @Nullable @Size(max = 1_000) @PlainText(lines = true)
            String lead,

            @VisibleText @Size(max = 200_000) @PlainText(lines = true)
            String body,

            @Nullable @Size(max = 20) List<@VisibleText @Size(max = 60) @PlainText String> tags,
            @Nullable @Size(max = 10) List<@VisibleText @Size(max = 100) @PlainText String> authors,
            @Nullable @Valid ImageRequest image,
            @Nullable @Size(max = 80) @PlainText String slug,

            @Nullable @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 50) Map<@Size(max = 35) String, @NotNull @Size(max = 80) @PlainText String> slugs,

            @Nullable CommentPolicy comments,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) @Size(max = 100) @PlainText
            String section,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) @Valid SeoRequest seo,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) @Size(max = 500) @PlainText
            String note) {}

    /** What search engines and social networks are to show; what is null or blank is as readers see it. */
    record SeoRequest(
            @Nullable @Size(max = 100) @PlainText String metaTitle,
            @Nullable @Size(max = 300) @PlainText String metaDescription,
            @Nullable @Size(max = 500) @PlainText String canonical,
            @Nullable @Valid ImageRequest socialImage) {}

    /** @param alt the image's own when null */
    @JsonIgnoreProperties({"url"})
    record ImageRequest(
            @NotNull @Size(max = 40) String mediaId,
            @Nullable @Size(max = 500) @PlainText String alt) {}

    /**
     * @param at at once when null
     * @param until as planned before when null, else for good
     */
    record PublicationRequest(
            @Nullable @Size(max = 40) String at,
            @Nullable @Size(max = 40) String until) {}

    /** @param note to whoever reads or writes it next */
    record ReviewRequest(
            @Nullable @Size(max = 500) @PlainText String note) {}

    record WithdrawalRequest(
            @VisibleText @Size(max = 1_000) @PlainText(lines = true)
            String reason) {}

    /**
     * One article as the desk sees it.
     *
     * @param slug the words chosen for its address; null when they come from the title
     * @param slugs those chosen for its address in other languages, by language
     * @param url path of its page, once it is published
     * @param section key of the section that it stands in; null for none
     * @param seo null for what readers see
     * @param schedule what is to happen by itself; null when nothing is
     * @param corrections in the order in which they were made; null when there was none yet
     * @param warnings of what readers will not get of what was just saved; null where nothing was
     */
    record DeskArticle(
            String id,
            String status,
            long revision,
            boolean unpublishedChanges,
            @Nullable String slug,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> slugs,
            String url,
            String language,
            String title,
            @Nullable String lead,
            String body,
            List<String> tags,
            List<String> authors,
            @Nullable ImageView image,
            CommentPolicy comments,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            String section,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            SeoView seo,

            SignatureView created,
            SignatureView changed,
            @Nullable SignatureView decided,
            @Nullable LiveView live,
            @Nullable String withdrawalReason,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            ScheduleView schedule,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            List<CorrectionView> corrections,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            List<WarningView> warnings) {

        static DeskArticle of(Article article) {
            return of(article, null);
        }

        static DeskArticle saved(Article article, List<Warning> warnings) {
            return of(article, warnings.stream().map(WarningView::of).toList());
        }

        private static DeskArticle of(Article article, @Nullable List<WarningView> warnings) {
            Content content = article.draft().content();
            DeskCard card = DeskCard.of(article);
            return new DeskArticle(
                    card.id(),
                    card.status(),
                    card.revision(),
                    card.unpublishedChanges(),
                    content.slug(),
                    content.slugs(),
                    card.url(),
                    card.language(),
                    card.title(),
                    content.lead(),
                    content.body(),
                    content.tags().stream().map(Tag::name).toList(),
                    card.authors(),
                    ImageView.of(content.picture()),
                    content.comments(),
                    content.section() == null ? null : content.section().key(),
                    SeoView.of(content.seo()),
                    SignatureView.of(article.created()),
                    card.changed(),
                    article.decided() == null ? null : SignatureView.of(article.decided()),
                    LiveView.of(article),
                    article.state() instanceof Withdrawn withdrawn ? withdrawn.reason() : null,
                    ScheduleView.of(article.plan()),
                    CorrectionView.all(article),
                    warnings);
        }
    }

    /** A note to readers on what the article got wrong. */
    record CorrectionRequest(
            @VisibleText @Size(max = 1_000) @PlainText(lines = true)
            String text) {}

    record CorrectionView(String id, String text, SignatureView noted) {

        static CorrectionView of(NotedCorrection correction) {
            return new CorrectionView(correction.id(), correction.text(), SignatureView.of(correction.noted()));
        }

        static @Nullable List<CorrectionView> all(Article article) {
            return article.corrections() == null
                    ? null
                    : article.corrections().stream().map(CorrectionView::of).toList();
        }
    }

    /** What was taken out of the text, or will not look or work as it was meant. */
    record WarningView(String pointer, String code, String message) {

        static WarningView of(Warning warning) {
            return new WarningView(warning.pointer(), warning.code(), warning.message());
        }
    }

    /** An article in the desk's list. */
    record DeskCard(
            String id,
            String status,
            long revision,
            boolean unpublishedChanges,
            String url,
            String language,
            String title,
            List<String> authors,
            SignatureView changed,
            @Nullable Instant publishedAt,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            ScheduleView schedule) {

        static DeskCard of(Article article) {
            Content content = article.draft().content();
            return new DeskCard(
                    article.id(),
                    article.state().name(),
                    article.draft().number(),
                    article.hasUnpublishedChanges(),
                    "/" + content.language() + "/" + article.slug(),
                    content.language(),
                    content.title(),
                    content.authors().stream().map(Author::name).toList(),
                    SignatureView.of(article.changed()),
                    sinceWhen(article.state()),
                    ScheduleView.of(article.plan()));
        }
    }

    /**
     * What is to happen by itself.
     *
     * @param at when readers are to see {@code revision}; null when only the end is ahead
     * @param until when they are no longer to see the article; null for never
     */
    record ScheduleView(
            @Nullable Instant at,
            @Nullable Instant until,
            @Nullable Long revision,
            SignatureView planned) {

        static @Nullable ScheduleView of(@Nullable Plan plan) {
            if (plan == null) {
                return null;
            }
            Revision text = plan.publishing();
            return new ScheduleView(
                    plan.begins(), plan.ends(), text == null ? null : text.number(), SignatureView.of(plan.by()));
        }
    }

    /** What search engines and social networks are to show instead. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SeoView(
            @Nullable String metaTitle,
            @Nullable String metaDescription,
            @Nullable String canonical,
            @Nullable ImageView socialImage) {

        static @Nullable SeoView of(Content.@Nullable SearchText seo) {
            return seo == null
                    ? null
                    : new SeoView(
                            seo.metaTitle(), seo.metaDescription(), seo.canonical(), ImageView.of(seo.socialImage()));
        }
    }

    record ImageView(String mediaId, String alt, String url) {

        static @Nullable ImageView of(Content.@Nullable Picture picture) {
            return picture == null
                    ? null
                    : new ImageView(
                            picture.mediaId(),
                            picture.image().alt(),
                            picture.image().url());
        }
    }

    /** Who did something, and when; of the editor only the name, since this is shown to others. */
    record SignatureView(Instant at, String by) {

        static SignatureView of(Signature signature) {
            return new SignatureView(signature.at(), signature.name());
        }
    }

    /** What readers see. */
    record LiveView(long revision, String title, String language, Instant publishedAt) {

        static @Nullable LiveView of(Article article) {
            Revision live = article.live();
            return live == null
                    ? null
                    : new LiveView(
                            live.number(),
                            live.content().title(),
                            live.content().language(),
                            Objects.requireNonNull(sinceWhen(article.state())));
        }
    }

    private static @Nullable Instant sinceWhen(ArticleState state) {
        return switch (state) {
            case Published(var since) -> since;
            case Unseen _, Withdrawn _ -> null;
        };
    }
}
