package org.kiosque.gateway.site.article;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.site.comments.CommentForm;
import org.kiosque.gateway.site.comments.Place;
import org.kiosque.gateway.site.comments.ThreadView;
import org.kiosque.gateway.site.page.Figure;
import org.kiosque.gateway.site.page.Frame;
import org.kiosque.gateway.site.page.Link;
import org.kiosque.gateway.site.page.Moment;
import org.kiosque.gateway.site.page.Parts;
import org.kiosque.gateway.site.page.Section;
import org.springframework.web.util.UriUtils;

/**
 * The article page.
 *
 * @param path of the page
 * @param textLanguage of headline, lead and body; not the page's where a translation is missing
 * @param originalTitle the headline before translation; null when the text is the original
 * @param notice what the reader should know about the translation, if anything
 * @param section null where it is in none
 * @param outline the parts of a long text; empty for a short one
 * @param beside the original beside the translation, or the way to it; null where the text is the original
 * @param machine where a machine's text can be had that readers get only if they ask for it; null where there is none
 * @param commentCount how many there are, in the reader's words
 * @param stream where browsers hear of new comments; null where they are not to ask
 * @param othersFirst whether other articles stand before the discussion, since hardly anybody would get to them after it
 * @param corrections what the article got wrong, in the original's language
 * @param byline parts of a sentence; empty when nobody is named
 * @param thread makes the thread, or says that it is unavailable; asked only where that is to be written
 * @param shelf makes the other articles, likewise
 */
public record ArticleView(
        Frame frame,
        String path,
        String textLanguage,
        boolean foreign,
        @Nullable String originalTitle,
        String originalLanguage,
        String originalUrl,
        @Nullable Link section,
        List<Link> tags,
        String title,
        List<Link> byline,
        @Nullable Moment published,
        @Nullable Moment updated,
        String readingTime,
        @Nullable String notice,
        @Nullable String lead,
        @Nullable Figure image,
        List<Link> outline,
        String bodyHtml,
        @Nullable Parallel beside,
        @Nullable String machine,
        List<CorrectionView> corrections,
        boolean commentsClosed,
        String commentCount,
        @Nullable String stream,
        boolean othersFirst,
        Supplier<Section<ThreadView>> thread,
        CommentForm form,
        Supplier<Section<Shelf>> shelf) {

    private static final CommentForm NO_FORM = CommentForm.blank("", "", "", Place.FIRST);

    /** Address of the discussion with the latest comments first. */
    public String newest() {
        return path + "?sort=newest#comments";
    }

    /** By which a mail program writes of the article. */
    public String mail() {
        return "mailto:?subject=" + UriUtils.encode(title, StandardCharsets.UTF_8) + "&body="
                + UriUtils.encode(String.valueOf(frame.head().canonical()), StandardCharsets.UTF_8);
    }

    /** One note. */
    public record CorrectionView(@Nullable Moment made, String text) {}

    /** Without what stands below the article. */
    static ArticleView ofStory(
            Frame frame,
            String path,
            String textLanguage,
            boolean foreign,
            @Nullable String originalTitle,
            String originalLanguage,
            String originalUrl,
            @Nullable Link section,
            List<Link> tags,
            String title,
            List<Link> byline,
            @Nullable Moment published,
            @Nullable Moment updated,
            String readingTime,
            @Nullable String notice,
            @Nullable String lead,
            @Nullable Figure image,
            List<Link> outline,
            String bodyHtml,
            @Nullable Parallel beside,
            @Nullable String machine,
            List<CorrectionView> corrections,
            boolean commentsClosed,
            String commentCount,
            @Nullable String stream) {
        return new ArticleView(
                frame,
                path,
                textLanguage,
                foreign,
                originalTitle,
                originalLanguage,
                originalUrl,
                section,
                tags,
                title,
                byline,
                published,
                updated,
                readingTime,
                notice,
                lead,
                image,
                outline,
                bodyHtml,
                beside,
                machine,
                corrections,
                commentsClosed,
                commentCount,
                stream,
                false,
                Section::hidden,
                NO_FORM,
                Section::hidden);
    }

    /** The same on one page. */
    ArticleView on(
            Parts parts,
            boolean othersFirst,
            Supplier<Section<ThreadView>> thread,
            CommentForm form,
            Supplier<Section<Shelf>> shelf) {
        return new ArticleView(
                frame.with(parts),
                path,
                textLanguage,
                foreign,
                originalTitle,
                originalLanguage,
                originalUrl,
                section,
                tags,
                title,
                byline,
                published,
                updated,
                readingTime,
                notice,
                lead,
                image,
                outline,
                bodyHtml,
                beside,
                machine,
                corrections,
                commentsClosed,
                commentCount,
                stream,
                othersFirst,
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
