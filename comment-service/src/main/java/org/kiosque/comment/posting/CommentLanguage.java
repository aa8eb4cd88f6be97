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
record CommentLanguage(SiteLanguages site, LanguageDetection detection) {

    /** Shorter texts tell too little. */
    private static final int LETTERS_NEEDED = 20;

    /**
     * @param declared the answer when the text does not tell; null or blank when nobody has declared any
     * @param ofArticle the answer when nothing better is known
     * @throws InvalidFieldException if the declared one is none of the site's, whatever the text tells
     */
    String of(@Nullable String declared, String body, String ofArticle) {
        String otherwise = declared == null || declared.isBlank()
                ? ofArticle
                : site.require(declared, "/language").tag();
        return body.codePoints().filter(Character::isLetter).count() < LETTERS_NEEDED
                ? otherwise
                : detection.of(body).map(Language::tag).orElse(otherwise);
    }
}
