package org.kiosque.translation.segmentation;

import java.util.List;
import java.util.regex.Pattern;
import org.kiosque.common.languages.Language;

/** Sets a machine's sentence as readers of the language are used to, since engines keep the habits of the source. */
final class Typography {

    private record Rule(Pattern wrong, String right) {
        static Rule of(String wrong, String right) {
            return new Rule(Pattern.compile(wrong), right);
        }
    }

    /** No-break space, and its narrow form, as French wants them before double punctuation. */
    private static final String NBSP = "\u00A0";

    private static final String NNBSP = "\u202F";

    /** Where a word begins. {@code \\b} would look back over all combining marks. */
    private static final String START = "(?<![\\p{L}\\p{M}\\p{N}&])(?<!\\d[\\s\\h])";

    /** After a mark of punctuation that is one: the end, a blank, or what closes. */
    private static final String ENDS = "(?=$|[\\s\\h»”’)\\]⟦…])";

    /** Before a name; {@code Sra} is what a chain by way of Spanish leaves behind. */
    private static final String NAME = "[\\s\\h](?=\\p{Lu})";

    private static final List<Rule> FRENCH = List.of(
            Rule.of(START + "Mr\\.?" + NAME, "M. "),
            Rule.of(START + "(?:Mrs|Ms|Sra)\\.?" + NAME, "Mme "),
            Rule.of("(?<=\\p{L})['’](?=\\p{L})", "’"),
            Rule.of("[“«][\\s\\h]*", "«" + NBSP),
            Rule.of("(?<![\\s\\h])[\\s\\h]*+[”»]", NBSP + "»"),
            Rule.of("(?<=[^\\s\\h;:!?])[\\s\\h]*+([;!?]++)" + ENDS, NNBSP + "$1"),
            Rule.of("(?<=[^\\s\\h;:!?])[\\s\\h]*+:" + ENDS, NBSP + ":"),
            Rule.of("(?<=\\d)[\\s\\h]*+([%€])", NBSP + "$1"),
            Rule.of("(?<=(?<![\\p{L}\\p{N}])\\d{1,3}),(?=\\d{3}(?![\\p{L}\\p{N}]))", NNBSP),
            Rule.of("(?<=(?<![\\p{L}\\p{N}])\\d{1,6})\\.(?=\\d{1,2}[\\s\\h]?(?:%|€|\\$|millions?|milliards?))", ","));

    private static final List<Rule> ENGLISH = List.of(
            Rule.of(START + "M\\." + NAME, "Mr "),
            Rule.of(START + "(?:Mme|Sra)\\.?" + NAME, "Mrs "),
            Rule.of(START + "Mlle\\.?" + NAME, "Miss "),
            Rule.of("(?<=\\p{L})['’](?=\\p{L})", "’"),
            Rule.of("«[\\s\\h]*", "“"),
            Rule.of("(?<![\\s\\h])[\\s\\h]*+»", "”"),
            Rule.of("(?<=[^\\s\\h])[\\s\\h]++([;:!?]++)" + ENDS, "$1"),
            Rule.of("(?<=\\d)[\\s\\h]++%", "%"),
            Rule.of("(?<=(?<![\\p{L}\\p{N}])\\d{1,3})[\\h](?=\\d{3}(?![\\p{L}\\p{N}]))", ","),
            Rule.of("(?<=(?<![\\p{L}\\p{N}])\\d{1,6}),(?=\\d{1,2}(?:%|[\\s\\h](?:million|billion)))", "."));

    private static final List<Rule> ANY = List.of(Rule.of("(?<=\\S) ++([,.])(?=$|[\\s\\h»”’)])", "$1"));

    private final List<Rule> rules;

    private Typography(List<Rule> rules) {
        this.rules = rules;
    }

    static Typography of(Language language) {
        return new Typography(
                switch (language.primary()) {
                    case "fr" -> FRENCH;
                    case "en" -> ENGLISH;
                    default -> List.of();
                });
    }

    /** @param sentence with placeholders, which are taken for words */
    String set(String sentence) {
        String text = sentence;
        for (Rule rule : ANY) {
            text = rule.wrong().matcher(text).replaceAll(rule.right());
        }
        for (Rule rule : rules) {
            text = rule.wrong().matcher(text).replaceAll(rule.right());
        }
        return text;
    }
}
