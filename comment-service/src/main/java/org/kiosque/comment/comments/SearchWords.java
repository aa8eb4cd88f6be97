package org.kiosque.comment.comments;

import com.ibm.icu.lang.UCharacter;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/** The words by which moderators find a text, whatever its accents and capitals. */
final class SearchWords {

    /** Of one text, so that an index stays bounded; the first ones of a longer one. */
    static final int MOST = 300;

    private static final int SHORTEST = 2;
    private static final int LONGEST = 40;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private SearchWords() {}

    /** @param text bounded, with few marks in a row */
    static List<String> of(String text) {
        String letters =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return BETWEEN.splitAsStream(UCharacter.foldCase(letters, true))
                .filter(word -> word.length() >= SHORTEST)
                .map(word -> word.length() > LONGEST ? word.substring(0, LONGEST) : word)
                .distinct()
                .limit(MOST)
                .toList();
    }
}
