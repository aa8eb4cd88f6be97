package org.kiosque.gateway.site.article;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.client.Article;
import org.kiosque.gateway.site.page.Figure;
import org.kiosque.gateway.site.page.Frame;
import org.kiosque.gateway.site.page.Link;
import org.kiosque.gateway.site.page.Moment;
import org.springframework.web.util.UriUtils;

/**
 * An article on its page, without what stands below it.
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
 * @param corrections what the article got wrong, in the original's language
 * @param byline parts of a sentence; empty when nobody is named
 * @param portraits of those of whom there is a picture, in their order
 */
public record StoryView(
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
        List<Article.Portrait> portraits,
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
        String commentCount,
        @Nullable String stream) {

    /** Address of the discussion with the latest comments first. */
    public String newest() {
        return path + "?sort=newest#comments";
    }

    /** By which a mail program writes of the article. */
    public String mail() {
        return "mailto:?subject=" + UriUtils.encode(title, StandardCharsets.UTF_8) + "&body="
                + UriUtils.encode(String.valueOf(frame.head().address()), StandardCharsets.UTF_8);
    }

    /** One note. */
    public record CorrectionView(@Nullable Moment made, String text) {}
}
