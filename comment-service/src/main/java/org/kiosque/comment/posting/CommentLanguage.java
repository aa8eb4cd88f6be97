package org.kiosque.comment.posting;

import org.jspecify.annotations.Nullable;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.LanguageDetection;
import org.kiosque.common.languages.SiteLanguages;
import org.springframework.stereotype.Component;

/**
 * In which language of the site a comment is written. The text itself decides: what is sent along is the
 * language of the page, and many readers write in another. Thread-safe.
 */
@Component
class CommentLanguage {

    /** Shorter texts tell too little. */
    private static final int LETTERS_NEEDED = 20;

    private final SiteLanguages site;
    private final LanguageDetection detection;

    CommentLanguage(SiteLanguages site, LanguageDetection detection) {
        this.site = site;
        this.detection = detection;
    }

    /**
     * @param tag null or blank when nobody has declared any
     * @throws InvalidFieldException if it is none of the site's
     */
    @Nullable Language declared(@Nullable String tag) {
        return tag == null || tag.isBlank() ? null : site.require(tag, "/language");
    }

    /**
     * @param declared the answer when the text does not tell; null when nobody has declared any
     * @param ofArticle the answer when nothing better is known
     */
    String of(@Nullable Language declared, String body, String ofArticle) {
        String otherwise = declared == null ? ofArticle : declared.tag();
        return body.codePoints().filter(Character::isLetter).count() < LETTERS_NEEDED
                ? otherwise
                : detection.of(body).map(Language::tag).orElse(otherwise);
    }
}
