package org.kiosque.translation.segmentation;

import com.ibm.icu.lang.UCharacter;
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
                            "M.", "MM.", "Mme.", "Mlle.", "Dr.", "Pr.", "Me.", "Mgr.", "St.", "Ste.", "av.", "bd.",
                            "c.-à-d.", "cf.", "chap.", "env.", "ex.", "fig.", "hab.", "ibid.", "max.", "min.", "n°.",
                            "op.", "p.", "pp.", "p. ex.", "tél.", "éd."),
            "en",
                    List.of(
                            "Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "St.", "Sr.", "Jr.", "Gen.", "Gov.", "Sen.", "Rep.",
                            "approx.", "cf.", "e.g.", "i.e.", "fig.", "p.", "pp.", "vol.", "vs.", "a.m.", "p.m.",
                            "Inc.", "Ltd.", "Co.", "Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.", "Sep.",
                            "Sept.", "Oct.", "Nov.", "Dec.", "Sgt.", "Lt.", "Col.", "Capt.", "Rev.", "Hon.", "Mt.",
                            "Ave.", "Blvd.", "Rd.", "Dept.", "est."));

    /**
     * Words that are abbreviations only before a number, as in a date or a reference: otherwise they are a sentence's last
     * word, such as seven, sea, art and theft, or end a date.
     */
    private static final Map<String, List<String>> BEFORE_NUMBERS = Map.of(
            "fr",
                    List.of(
                            "janv.", "févr.", "avr.", "juil.", "sept.", "oct.", "nov.", "déc.", "lun.", "mar.", "mer.",
                            "jeu.", "ven.", "sam.", "dim.", "art.", "vol."),
            "en", List.of("no.", "No.", "Mon.", "Tue.", "Wed.", "Thu.", "Fri.", "Sat.", "Sun."));

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

    private final Pattern beforeNumber;

    private SentenceBreaks(Language language) {
        ULocale locale = ULocale.forLocale(language.locale());
        List<String> beforeNumbers = BEFORE_NUMBERS.getOrDefault(language.primary(), List.of());
        FilteredBreakIteratorBuilder filter = FilteredBreakIteratorBuilder.getInstance(locale);
        beforeNumbers.forEach(word -> {
            filter.unsuppressBreakAfter(word);
            filter.unsuppressBreakAfter(UCharacter.toTitleCase(locale, word, null));
        });
        this.breaks = filter.wrapIteratorWithFilter(BreakIterator.getSentenceInstance(locale));
        List<String> abbreviations = ABBREVIATIONS.getOrDefault(language.primary(), List.of());
        this.abbreviation = Pattern.compile(STANDS_ALONE + "(?:"
                + Stream.concat(abbreviations.stream().map(Pattern::quote), Stream.of(INITIALS))
                        .collect(Collectors.joining("|"))
                + ")[\\s\\h]*$");
        this.beforeNumber = Pattern.compile("(?<![\\p{L}\\p{N}.&-])(?iu:"
                + beforeNumbers.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?!)|", ""))
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
        return endsWith(abbreviation, text, at)
                || (Character.isDigit(text.codePointAt(at)) && endsWith(beforeNumber, text, at));
    }

    private static boolean endsWith(Pattern word, String text, int at) {
        return word.matcher(text)
                .region(Math.max(0, at - LOOK_BACK), at)
                .useTransparentBounds(true)
                .find();
    }
}
