package org.kiosque.article.editing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.ArticleApi.ImageView;
import org.kiosque.article.editing.ArticleApi.SeoView;
import org.kiosque.article.editing.ArticleApi.SignatureView;
import org.kiosque.article.editing.revisions.Content;
import org.kiosque.article.editing.revisions.Revision;
import org.kiosque.article.editing.revisions.RevisionDiffs.FieldDiff;
import org.kiosque.common.events.Author;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.Tag;
import org.kiosque.common.text.PlainText;

/** What editors are told of an article's history. */
final class RevisionApi {

    private RevisionApi() {}

    /** @param note why, for the history */
    record RestorationRequest(
            @Nullable @Size(max = 500) @PlainText String note) {}

    /**
     * One save.
     *
     * @param fields in which it differs from the save before
     * @param restored number of the revision whose text it took up again; null when it is no restoration
     */
    record SavedView(
            long revision,
            SignatureView saved,
            @Nullable String note,
            List<String> fields,
            @Nullable Long restored) {

        static SavedView of(Revision revision) {
            return new SavedView(
                    revision.number(),
                    SignatureView.of(Objects.requireNonNull(revision.saved())),
                    revision.note(),
                    Objects.requireNonNullElse(revision.fields(), List.of()),
                    revision.restored());
        }
    }

    /**
     * A revision in the list of all.
     *
     * @param current whether it is what editors work on
     * @param live whether it is what readers see
     */
    record RevisionCard(@JsonUnwrapped SavedView save, String title, boolean current, boolean live) {

        static RevisionCard of(Revision revision, Article article) {
            return new RevisionCard(
                    SavedView.of(revision),
                    revision.content().title(),
                    revision.number() == article.draft().number(),
                    article.live() != null
                            && revision.number() == article.live().number());
        }
    }

    /** A revision with all that it says, in the form in which articles are written. */
    record RevisionView(
            @JsonUnwrapped RevisionCard card,
            String language,
            @Nullable String lead,
            String body,
            List<String> tags,
            List<String> authors,
            @Nullable ImageView image,
            @Nullable String slug,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> slugs,
            CommentPolicy comments,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            String section,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            SeoView seo) {

        static RevisionView of(Revision revision, Article article) {
            Content content = revision.content();
            return new RevisionView(
                    RevisionCard.of(revision, article),
                    content.language(),
                    content.lead(),
                    content.body(),
                    content.tags().stream().map(Tag::name).toList(),
                    content.authors().stream().map(Author::name).toList(),
                    ImageView.of(content.picture()),
                    content.slug(),
                    content.slugs(),
                    content.comments(),
                    content.section() == null ? null : content.section().key(),
                    SeoView.of(content.seo()));
        }
    }

    /** What one revision changed of another, in the fields that differ. */
    record DiffView(SavedView from, SavedView to, List<FieldDiff> fields) {}

    /** What an article is now that another version of it was expected. */
    record CurrentView(
            long revision,
            String status,
            SignatureView changed,
            @Nullable SignatureView decided) {

        static CurrentView of(Article article) {
            return new CurrentView(
                    article.draft().number(),
                    article.state().name(),
                    SignatureView.of(article.changed()),
                    article.decided() == null ? null : SignatureView.of(article.decided()));
        }
    }
}
