package org.kiosque.gateway.site.article;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.site.comments.CommentForm;
import org.kiosque.gateway.site.comments.ThreadView;
import org.kiosque.gateway.site.page.Figure;
import org.kiosque.gateway.site.page.Frame;
import org.kiosque.gateway.site.page.Link;
import org.kiosque.gateway.site.page.Moment;
import org.kiosque.gateway.site.page.Parts;
import org.kiosque.gateway.site.page.Section;

/**
 * The article page.
 *
 * @param textLanguage of headline, lead and body; not the page's where a translation is missing
 * @param originalTitle the headline before translation; null when the text is the original
 * @param notice what the reader should know about the translation, if anything
 * @param corrections what the article got wrong, in the original's language
 * @param byline parts of a sentence; empty when nobody is named
 * @param thread makes the thread, or says that it is unavailable; asked only where that is to be written
 * @param shelf makes the other articles, likewise
 */
public record ArticleView(
        Frame frame,
        String textLanguage,
        boolean foreign,
        @Nullable String originalTitle,
        String originalLanguage,
        String originalUrl,
        List<Link> tags,
        String title,
        List<Link> byline,
        @Nullable Moment published,
        @Nullable Moment updated,
        String readingTime,
        @Nullable String notice,
        @Nullable String lead,
        @Nullable Figure image,
        String bodyHtml,
        List<CorrectionView> corrections,
        boolean commentsClosed,
        Supplier<Section<ThreadView>> thread,
        CommentForm form,
        Supplier<Section<Shelf>> shelf) {

    private static final CommentForm NO_FORM = CommentForm.blank("", "", "");

    /** One note. */
    public record CorrectionView(@Nullable Moment made, String text) {}

    /** Without what stands below the article. */
    static ArticleView ofStory(
            Frame frame,
            String textLanguage,
            boolean foreign,
            @Nullable String originalTitle,
            String originalLanguage,
            String originalUrl,
            List<Link> tags,
            String title,
            List<Link> byline,
            @Nullable Moment published,
            @Nullable Moment updated,
            String readingTime,
            @Nullable String notice,
            @Nullable String lead,
            @Nullable Figure image,
            String bodyHtml,
            List<CorrectionView> corrections,
            boolean commentsClosed) {
        return new ArticleView(
                frame,
                textLanguage,
                foreign,
                originalTitle,
                originalLanguage,
                originalUrl,
                tags,
                title,
                byline,
                published,
                updated,
                readingTime,
                notice,
                lead,
                image,
                bodyHtml,
                corrections,
                commentsClosed,
                Section::hidden,
                NO_FORM,
                Section::hidden);
    }

    /** The same on one page. */
    ArticleView on(
            Parts parts, Supplier<Section<ThreadView>> thread, CommentForm form, Supplier<Section<Shelf>> shelf) {
        return new ArticleView(
                frame.with(parts),
                textLanguage,
                foreign,
                originalTitle,
                originalLanguage,
                originalUrl,
                tags,
                title,
                byline,
                published,
                updated,
                readingTime,
                notice,
                lead,
                image,
                bodyHtml,
                corrections,
                commentsClosed,
                thread,
                form,
                shelf);
    }

    public Section<ThreadView> comments() {
        return thread.get();
    }

    public Section<Shelf> others() {
        return shelf.get();
    }
}
