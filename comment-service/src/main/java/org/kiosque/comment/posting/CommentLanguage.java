package org.kiosque.comment.posting;

import com.ibm.icu.lang.UScript;
import java.util.Arrays;
import java.util.Optional;
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
public record CommentLanguage(SiteLanguages site, LanguageDetection detection) {

    static final String UNDETERMINED = "und";

    /** Shorter texts tell too little. */
    private static final int LETTERS_NEEDED = 20;

    /**
     * @param tag null or blank when nobody has declared any
     * @throws InvalidFieldException if it is none of the site's
     */
    @Nullable Language declared(@Nullable String tag) {
        return tag == null || tag.isBlank() ? null : site.require(tag, "/language");
    }

    /** @return null for one that the site no longer has, or that was never told */
    @Nullable Language before(@Nullable String tag) {
        return tag == null ? null : site.find(tag).orElse(null);
    }

    /**
     * @param declared counts where the text does not tell, if it can be written as the text is; null when nobody has
     *     declared any
     * @return {@code und} where nothing tells
     */
    public String of(@Nullable Language declared, String body) {
        int[] letters = body.codePoints().filter(Character::isLetter).toArray();
        Optional<Language> told = letters.length < LETTERS_NEEDED ? Optional.empty() : detection.of(body);
        return told.or(() -> Optional.ofNullable(declared).filter(language -> writes(language, letters)))
                .map(Language::tag)
                .orElse(UNDETERMINED);
    }

    /** @return whether there are letters, and most of them belong to a script of the language */
    private static boolean writes(Language language, int[] letters) {
        int[] scripts = UScript.getCode(language.locale());
        long own = Arrays.stream(letters)
                .filter(letter ->
                        scripts != null && Arrays.stream(scripts).anyMatch(script -> UScript.hasScript(letter, script)))
                .count();
        return 2 * own > letters.length;
    }
}
