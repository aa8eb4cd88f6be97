package org.kiosque.translation.segmentation;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.FilteredBreakIteratorBuilder;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kiosque.common.languages.Language;

/** Where sentences end, by the rules of Unicode and of the language (UAX 29 with CLDR's exceptions and a few of ours). */
final class SentenceBreaks {

    private static final Map<String, List<String>> ABBREVIATIONS = Map.of(
            "fr",
                    List.of(
                            "M.", "MM.", "Mme.", "Mlle.", "févr.", "avr.", "oct.", "nov.", "déc.", "Dr.", "Pr.", "Me.",
                            "Mgr.", "St.", "Ste.", "art.", "av.", "bd.", "c.-à-d.", "cf.", "chap.", "env.", "ex.",
                            "fig.", "hab.", "ibid.", "janv.", "juil.", "max.", "min.", "n°.", "op.", "p.", "pp.",
                            "p. ex.", "sept.", "tél.", "vol.", "éd."),
            "en",
                    List.of(
                            "Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "St.", "Sr.", "Jr.", "Gen.", "Gov.", "Sen.", "Rep.",
                            "approx.", "cf.", "e.g.", "i.e.", "fig.", "no.", "No.", "p.", "pp.", "vol.", "vs.", "a.m.",
                            "p.m.", "Inc.", "Ltd.", "Co.", "Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.",
                            "Sep.", "Sept.", "Oct.", "Nov.", "Dec.", "Sgt.", "Lt.", "Col.", "Capt.", "Rev.", "Hon.",
                            "Mt.", "Ave.", "Blvd.", "Rd.", "Dept.", "est."));

    /** Closing marks that a rule of another language left at the start of the next sentence. */
    private static final Pattern CLOSING = Pattern.compile("(?:[»”’)\\]›]|\"(?![\\p{L}\\p{N}«“])){1,8}+[\\s\\h]*+");

    /** Not behind a number or {@code &}, where it is a unit or a name. */
    private static final String STANDS_ALONE = "(?<![\\p{L}\\p{N}.&-])(?<!\\d[\\s\\h])";

    /** Also those of a state or an institution. */
    private static final String INITIALS = "(?:\\p{Lu}\\.){1,6}";

    /** Millions, and letters of a firm, which the rules take for a gentleman or for initials. */
    private static final Pattern ENDS_ALL_THE_SAME =
            Pattern.compile("(?:\\d[\\s\\h](?:M|Md|Mds|k)|\\p{Lu}&\\p{Lu}{1,3})\\.[\\s\\h]{1,4}(?=\\p{Lu})");

    private static final Map<Language, SentenceBreaks> OF_LANGUAGE = new ConcurrentHashMap<>();

    /** Long enough for an abbreviation and the blank after it. */
    private static final int LOOK_BACK = 16;

    private final BreakIterator breaks;
    /** Ours are looked for apart: the builder ignores an addition that begins like one of CLDR's own. */
    private final Pattern abbreviation;

    private SentenceBreaks(Language language) {
        ULocale locale = ULocale.forLocale(language.locale());
        this.breaks = FilteredBreakIteratorBuilder.getInstance(locale)
                .wrapIteratorWithFilter(BreakIterator.getSentenceInstance(locale));
        List<String> abbreviations = ABBREVIATIONS.getOrDefault(language.primary(), List.of());
        this.abbreviation = Pattern.compile(STANDS_ALONE + "(?:"
                + Stream.concat(abbreviations.stream().map(Pattern::quote), Stream.of(INITIALS))
                        .collect(Collectors.joining("|"))
                + ")[\\s\\h]*$");
    }

    static SentenceBreaks of(Language language) {
        return OF_LANGUAGE.computeIfAbsent(language, SentenceBreaks::new);
    }

    /** @return where each sentence after the first begins, ascending */
    synchronized List<Integer> in(String text) {
        NavigableSet<Integer> starts = new TreeSet<>();
        ENDS_ALL_THE_SAME.matcher(text).results().forEach(end -> starts.add(end.end()));
        breaks.setText(text);
        breaks.first();
        for (int at = breaks.next(); at != BreakIterator.DONE && at < text.length(); at = breaks.next()) {
            Matcher closing = CLOSING.matcher(text).region(at, text.length());
            int start = closing.lookingAt() ? closing.end() : at;
            if (start < text.length()
                    && !(start == at && afterAbbreviation(text, at))
                    && !Character.isLowerCase(text.codePointAt(start))
                    && ",;:".indexOf(text.charAt(start)) < 0) {
                starts.add(start);
            }
        }
        return List.copyOf(starts);
    }

    private boolean afterAbbreviation(String text, int at) {
        return abbreviation
                .matcher(text)
                .region(Math.max(0, at - LOOK_BACK), at)
                .useTransparentBounds(true)
                .find();
    }
}
