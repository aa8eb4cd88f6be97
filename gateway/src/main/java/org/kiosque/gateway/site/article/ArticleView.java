package org.kiosque.gateway.site.article;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.site.comments.CommentForm;
import org.kiosque.gateway.site.comments.ThreadView;
import org.kiosque.gateway.site.page.Figure;
import org.kiosque.gateway.site.page.Frame;
import org.kiosque.gateway.site.page.Link;
import org.kiosque.gateway.site.page.Moment;
import org.kiosque.gateway.site.page.Section;

/**
 * The article page.
 *
 * @param textLanguage of headline, lead and body; not the page's where a translation is missing
 * @param originalTitle the headline before translation; null when the text is the original
 * @param notice what the reader should know about the translation, if anything
 * @param corrections what the article got wrong, in the original's language
 * @param byline parts of a sentence; empty when nobody is named
 * @param comments the thread, or that it is unavailable
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
        Section<ThreadView> comments,
        CommentForm form,
        Section<Shelf> others) {

    /** One note. */
    public record CorrectionView(@Nullable Moment made, String text) {}
}
