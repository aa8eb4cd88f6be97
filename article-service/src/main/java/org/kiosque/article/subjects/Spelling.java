package org.kiosque.article.subjects;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.kiosque.common.events.ArticleSlug;

/** What tells names apart, and what does not. */
final class Spelling {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}\\p{P}&&[^#&@%]]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Spelling() {}

    /** What tells one name from another; signs that are neither letters nor punctuation do, too. */
    static String letters(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String letters = SEPARATORS.matcher(lower).replaceAll("");
        return letters.isEmpty() ? lower : letters;
    }

    /** Whether they differ in nothing but accents that one of them was written without. */
    static boolean isSame(String one, String other) {
        boolean withoutAccents = plain(one).equals(letters(one)) || plain(other).equals(letters(other));
        return withoutAccents && plain(one).equals(plain(other));
    }

    /** The same name has the same words everywhere, also one in letters that an address cannot have. */
    static String words(String name) {
        String words = ArticleSlug.words(name);
        return words.isEmpty() ? "x" + number(name) : words;
    }

    /** @return the words and a number of the name's own behind them */
    static String apart(String name) {
        return words(name) + "-" + number(name);
    }

    private static String number(String name) {
        var checksum = new CRC32();
        checksum.update(name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    private static String plain(String name) {
        return MARKS.matcher(Normalizer.normalize(letters(name), Normalizer.Form.NFD))
                .replaceAll("");
    }
}
