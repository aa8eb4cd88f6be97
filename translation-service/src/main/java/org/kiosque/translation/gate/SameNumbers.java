package org.kiosque.translation.gate;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kiosque.common.languages.Language;
import org.kiosque.translation.engine.Fault;

/**
 * Numbers keep their values, however they are written: 12 may become twelve, 20 h may become 8 p.m. and 1 000 may become
 * 1,000. A minus before a number stays, and so do signs of currencies, per cent and degrees, or become their words.
 */
final class SameNumbers implements Check {

    private static final Pattern GROUPED = Pattern.compile("(?<=\\d)[.,’' \u00A0\u202F](?=\\d{3}(?!\\d))");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}+");
    /** What a sign may be exchanged for. The circle of {@code n°} is no degree. */
    private static final Map<Pattern, Pattern> SIGNS = Map.of(
            Pattern.compile("%"), words("p(?:our|er|or|ro) ?(?:cent|cien)|prozent|pct"),
            Pattern.compile("€"), words("euro"),
            Pattern.compile("\\$"), words("dollar|dólar"),
            Pattern.compile("£"), words("pound|livre|libra|pfund|sterl"),
            Pattern.compile("¥"), words("yen|yuan"),
            Pattern.compile("(?<![nN])°"), words("degr|grad|celsius|fahrenheit"),
            Pattern.compile("[‰±]"), words("(?!)"));

    private static final Pattern MINUS = Pattern.compile("(?<![\\p{L}\\p{N})])(?<!\\p{N}[\\s\\h])[-−–](?=\\d)");
    private static final Pattern AFTERNOON =
            Pattern.compile("(?<!\\d)(\\d{1,2})(?:[:.]\\d{2})?[\\s\\h]?p\\.?m\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern SEPARATOR = Pattern.compile("[\\s\\h\u00AD-]+");
    /** A sentence that spells more numbers out is not looked through for them. */
    private static final int MOST_DIFFERENCES = 20;

    /** Above this nobody spells a number out. */
    private static final long MOST_SPELT = 1_000_000_000_000L;

    private final Map<Language, RuleBasedNumberFormat> spelling = new ConcurrentHashMap<>();

    @Override
    public Fault fault() {
        return Fault.NUMBERS;
    }

    @Override
    public boolean passes(Reply reply) {
        String question = reply.questionsWords();
        String answer = reply.answersWords();
        return SIGNS.entrySet().stream().allMatch(sign -> sameSigns(sign.getKey(), sign.getValue(), question, answer))
                && count(MINUS, question) == count(MINUS, answer)
                && sameValues(reply, question, answer);
    }

    private static boolean sameSigns(Pattern sign, Pattern word, String question, String answer) {
        long asked = count(sign, question);
        long answered = count(sign, answer);
        return asked == answered || count(word, asked > answered ? answer : question) >= Math.abs(asked - answered);
    }

    private boolean sameValues(Reply reply, String question, String answer) {
        Map<Long, Integer> balance = new HashMap<>();
        values(question).forEach(value -> balance.merge(value, 1, Integer::sum));
        values(answer).forEach(value -> balance.merge(value, -1, Integer::sum));
        AFTERNOON.matcher(answer).results().forEach(hour -> {
            long value = Long.parseLong(hour.group(1));
            if (balance.getOrDefault(value, 0) < 0 && balance.getOrDefault(value + 12, 0) > 0) {
                balance.merge(value, 1, Integer::sum);
                balance.merge(value + 12, -1, Integer::sum);
            }
        });
        List<Long> lost = new ArrayList<>();
        List<Long> added = new ArrayList<>();
        balance.forEach((value, surplus) -> {
            if (surplus != 0) {
                (surplus > 0 ? lost : added).add(value);
            }
        });
        if (lost.size() + added.size() > MOST_DIFFERENCES) {
            return false;
        }
        return lost.stream()
                        .allMatch(value -> isSpelt(value, answer, reply.pair().to()))
                && added.stream()
                        .allMatch(value -> isSpelt(value, question, reply.pair().from()));
    }

    private boolean isSpelt(long value, String text, Language language) {
        if (value > MOST_SPELT) {
            return false;
        }
        String words = " " + SEPARATOR.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ") + " ";
        return spellings(value, language).anyMatch(spelt -> words.contains(spelt));
    }

    private Stream<String> spellings(long value, Language language) {
        RuleBasedNumberFormat format = spelling.computeIfAbsent(
                language,
                of -> new RuleBasedNumberFormat(ULocale.forLocale(of.locale()), RuleBasedNumberFormat.SPELLOUT));
        synchronized (format) { // it keeps its state within
            List<String> spelt = new ArrayList<>();
            for (String rules : format.getRuleSetNames()) {
                if (rules.startsWith("%spellout")) {
                    String words =
                            SEPARATOR.matcher(format.format(value, rules)).replaceAll(" ");
                    spelt.add(words.toLowerCase(Locale.ROOT));
                }
            }
            return spelt.stream();
        }
    }

    private static List<Long> values(String text) {
        return NUMBER.matcher(GROUPED.matcher(text).replaceAll(""))
                .results()
                .map(number -> Long.valueOf(number.group()))
                .toList();
    }

    private static long count(Pattern pattern, String text) {
        return pattern.matcher(text).results().count();
    }

    private static Pattern words(String any) {
        return Pattern.compile(any, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
