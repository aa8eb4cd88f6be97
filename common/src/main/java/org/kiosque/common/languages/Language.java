package org.kiosque.common.languages;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/**
 * A language by its BCP 47 tag in canonical form, such as {@code fr} or {@code pt-BR}: ASCII letters, digits and dashes
 * only, so that it may stand in an address, in the path of a stored field or in a file's name. Spring reads it from paths,
 * parameters and properties by {@link #of}.
 *
 * @see <a href="https://www.rfc-editor.org/info/bcp47">BCP 47</a>
 */
public record Language(String tag) {

    /** Longer than any tag in use. */
    public static final int LONGEST = 35;

    public Language {
        if (!tag.equals(canonical(tag))) {
            throw new IllegalArgumentException("no canonical language tag");
        }
    }

    /** @throws IllegalArgumentException for what is no tag, is blank, undetermined, or longer than 35 characters */
    public static Language of(String tag) {
        return new Language(canonical(tag));
    }

    /** @return empty where {@link #of} throws */
    public static Optional<Language> find(String tag) {
        try {
            return Optional.of(of(tag));
        } catch (IllegalArgumentException noTag) {
            return Optional.empty();
        }
    }

    private static String canonical(String tag) {
        String stripped = tag.strip();
        if (stripped.length() > LONGEST) {
            throw new IllegalArgumentException("a language tag of more than " + LONGEST + " characters");
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(stripped).build();
            if (locale.getLanguage().isEmpty()) {
                throw new IllegalArgumentException("no language tag: " + stripped);
            }
            return locale.toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("no language tag: " + stripped, e);
        }
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** @return the language alone, without script, region and variant, such as {@code pt} */
    public String primary() {
        return locale().getLanguage();
    }

    /** @return the tag */
    @Override
    public String toString() {
        return tag;
    }
}
