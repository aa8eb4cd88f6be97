package org.kiosque.translation.segmentation;

import com.ibm.icu.text.DecimalFormat;
import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kiosque.common.languages.Language;

/**
 * A number that counts or measures something, and is therefore set as readers of each language are used to. Years,
 * telephone numbers, postcodes, versions and dates are none.
 *
 * @param source as the author wrote it
 * @param written the language that it is written in
 * @param grouped whether its thousands are set apart
 * @param exponent of ten by which a word such as "million" or an abbreviation multiplies it; 0 without
 * @param sign of a currency, or per cent; empty without
 * @param counts whether what it counts follows
 */
record Quantity(
        String source,
        Language written,
        BigDecimal number,
        boolean grouped,
        int exponent,
        String sign,
        boolean counts) {

    /** @param token a number, or what looks like one and has to stay as it is */
    record Found(int start, int end, Token token) {}

    private static final String NBSP = "\u00A0";

    private static final String BLANK = "[ \u00A0\u202F]";

    private static final Map<String, Map<String, Integer>> SCALES = Map.of(
            "fr",
            Map.of("k", 3, "M", 6, "Md", 9, "Mds", 9, "milliard", 9, "milliards", 9),
            "en",
            Map.of("k", 3, "m", 6, "mn", 6, "bn", 9, "tn", 12, "billion", 9, "trillion", 12));

    private static final Map<String, Map<Integer, String>> NAMES = Map.of(
            "fr", Map.of(3, "k", 6, "million", 9, "milliard", 12, "billion"),
            "en", Map.of(3, "k", 6, " million", 9, " billion", 12, " trillion"));

    /** A number in a name: a capital letter that begins no sentence, or what numbers its like. */
    private static final Pattern NUMBERED = Pattern.compile(
            "(?:\\p{L},? \\p{Lu}\\p{L}{0,30}|(?i:version|release|section|chapter|article|figure|table|no\\.|v\\.?)) $");

    private static final Pattern BEFORE_NAME = Pattern.compile(BLANK + "\\p{Lu}");

    private static final Map<Language, Pattern> OF_LANGUAGE = new ConcurrentHashMap<>();

    /** @param language that the text is written in */
    static List<Found> in(String text, Language language) {
        List<Found> all = new ArrayList<>();
        Matcher found = OF_LANGUAGE.computeIfAbsent(language, Quantity::pattern).matcher(text);
        while (found.find()) {
            boolean grouped = found.group("groups") != null;
            boolean decimal = found.group("decimals") != null;
            boolean measured = found.group("sign") != null || found.group("unit") != null;
            boolean scaled = found.group("scale") != null;
            if (found.group("sign") != null && found.group("unit") != null) {
                continue; // a formula
            }
            if (!(grouped || decimal || measured || scaled)) {
                continue;
            }
            if (!measured && !scaled && isNoQuantity(text, found)) {
                all.add(new Found(found.start(), found.end(), new Token.Fixed(found.group())));
            } else {
                Quantity quantity = of(found, text, language);
                all.add(new Found(found.start(), found.end(), new Token.Amount(found.group(), quantity)));
            }
        }
        return all;
    }

    private static Pattern pattern(Language language) {
        var symbols = DecimalFormatSymbols.getInstance(ULocale.forLocale(language.locale()));
        String group = Character.isSpaceChar(symbols.getGroupingSeparator())
                ? BLANK
                : Pattern.quote(symbols.getGroupingSeparatorString());
        String decimal = Pattern.quote(symbols.getDecimalSeparatorString());
        // The longer ones first.
        String scales = SCALES.getOrDefault(language.primary(), Map.of()).keySet().stream()
                .sorted((one, other) -> other.length() - one.length())
                .map(Pattern::quote)
                .reduce("(?!)", (one, other) -> one + "|" + other);
        return Pattern.compile("(?<![\\p{L}\\p{N}_/:.,^-])(?<!\\d" + BLANK + ")"
                + "(?<sign>[$€£¥]" + BLANK + "?)?"
                + "(?<number>\\d{1,3}(?<groups>(?:" + group + "\\d{3}){1,5}+)(?!\\d)|\\d{1,15}+)"
                + "(?<decimals>" + decimal + "\\d{1,9}+)?+"
                + "(?:(?<gap>" + BLANK + "?)(?<scale>" + scales + ")(?![\\p{L}\\p{N}]))?+"
                + "(?:(?:" + BLANK + "?)(?<unit>[%$€£¥]))?+"
                + "(?![\\p{L}\\p{N}]|[.,:/-]\\d|" + BLANK + "\\d)");
    }

    private static boolean isNoQuantity(String text, Matcher found) {
        String groups = found.group("groups");
        if (groups != null) {
            boolean postcode = found.group("number").replaceAll("\\D", "").length() == 5
                    && found.group("decimals") == null
                    && Character.isSpaceChar(groups.charAt(0))
                    && BEFORE_NAME
                            .matcher(text)
                            .region(found.end(), text.length())
                            .lookingAt();
            return found.group("number").startsWith("0") || postcode;
        }
        String before = text.substring(Math.max(0, found.start() - 40), found.start());
        return found.group("decimals").startsWith(".")
                && NUMBERED.matcher(before).find();
    }

    private static Quantity of(Matcher found, String text, Language language) {
        String decimals = found.group("decimals");
        String digits =
                found.group("number").replaceAll("\\D", "") + (decimals == null ? "" : "." + decimals.substring(1));
        String scale = found.group("scale");
        String sign = found.group("sign") != null ? found.group("sign") : found.group("unit");
        boolean counts = found.end() + 1 < text.length()
                && Character.isSpaceChar(text.charAt(found.end()))
                && Character.isLowerCase(text.charAt(found.end() + 1));
        return new Quantity(
                found.group(),
                language,
                new BigDecimal(digits),
                found.group("groups") != null,
                scale == null
                        ? 0
                        : SCALES.getOrDefault(language.primary(), Map.of()).getOrDefault(scale, 0),
                sign == null ? "" : sign.strip().replace(NBSP, ""),
                counts);
    }

    /** @return as it is set in this language */
    String in(Language language) {
        if (language.primary().equals(written.primary())) {
            return source;
        }
        NumberFormat format = NumberFormat.getInstance(ULocale.forLocale(language.locale()));
        format.setGroupingUsed(grouped);
        format.setMinimumFractionDigits(Math.max(0, number.scale()));
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        if (format instanceof DecimalFormat decimal) {
            decimal.setMinimumGroupingDigits(1);
        }
        String digits = format.format(number);
        Map<Integer, String> names = NAMES.getOrDefault(language.primary(), Map.of());
        if (exponent > 0 && names.isEmpty()) {
            return source;
        }
        return switch (language.primary()) {
            case "fr" -> digits + french(names) + (sign.isEmpty() ? "" : NBSP + sign);
            case "en" -> {
                String scaled = digits + (exponent == 0 ? "" : names.getOrDefault(exponent, ""));
                yield sign.isEmpty() ? scaled : sign.equals("%") ? scaled + sign : sign + scaled;
            }
            default -> digits + (sign.isEmpty() ? "" : NBSP + sign);
        };
    }

    private String french(Map<Integer, String> names) {
        if (exponent == 0) {
            return "";
        }
        boolean several = exponent > 3 && number.compareTo(BigDecimal.TWO) >= 0;
        return NBSP + names.getOrDefault(exponent, "") + (several ? "s" : "") + (counts && sign.isEmpty() ? " de" : "");
    }
}
