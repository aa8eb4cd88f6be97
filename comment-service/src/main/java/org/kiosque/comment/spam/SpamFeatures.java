package org.kiosque.comment.spam;

import com.ibm.icu.lang.UCharacter;
import java.text.Normalizer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What of a text tells spam: its words, whatever their case and form, and where its links lead. */
final class SpamFeatures {

    private static final int MOST = 500;
    private static final int LONGEST = 40;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");
    private static final Pattern HOST = Pattern.compile("https?://([^/\\s?#\"<>]{1,100})", Pattern.CASE_INSENSITIVE);

    private SpamFeatures() {}

    /** @param text bounded, with few marks in a row */
    static String[] of(String text) {
        String folded = UCharacter.foldCase(Normalizer.normalize(text, Normalizer.Form.NFKC), true);
        Stream<String> words = BETWEEN.splitAsStream(folded)
                .filter(word -> !word.isEmpty())
                .map(word -> word.length() > LONGEST ? word.substring(0, LONGEST) : word)
                .limit(MOST);
        Stream<String> hosts =
                HOST.matcher(folded).results().map(MatchResult::group).limit(MOST);
        return Stream.concat(words, hosts).toArray(String[]::new);
    }
}
