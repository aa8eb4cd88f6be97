package org.kiosque.comment.policy;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.kiosque.common.failures.InvalidFieldException;

/**
 * Text as readers type or paste it, without what could only do harm: control and broken characters, and those that change
 * the direction of a line or hide a text in it. Editors are told of them ({@link org.kiosque.common.text.PlainText}); a
 * reader did not put them there knowingly, could not find them, and would leave without having commented. How long the text
 * is has to be bounded before.
 */
public final class CleanedText {

    /**
     * In a row: more would cover the lines above and below, and cost the square of their number to compose.
     *
     * @see <a href="https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format">UAX 15</a>
     */
    static final int MOST_MARKS = 30;

    private static final Pattern LINE_END = Pattern.compile("\\r\\n|[\\r\\x0B\\f\\x85\\u2028]");

    /** Explicit directional formatting, byte order marks, and tag characters but in the flag of a region such as Scotland. */
    private static final Pattern INVISIBLE =
            Pattern.compile("(\\x{1F3F4}[\\x{E0030}-\\x{E0039}\\x{E0061}-\\x{E007A}]{3,6}\\x{E007F})"
                    + "|[\\u202A-\\u202E\\u2066-\\u2069\\uFEFF\\x{E0000}-\\x{E007F}]");

    /** Control characters, halves of a surrogate pair, noncharacters: something stood there, and parted what is around it. */
    private static final Pattern BROKEN =
            Pattern.compile(" ?[\\p{Cc}\\p{Cs}\\p{IsNoncharacter_Code_Point}&&[^\\n\\t]]+ ?");

    private static final Pattern MANY_EMPTY_LINES = Pattern.compile("\\n\\s*\\n\\s*\\n");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private CleanedText() {}

    /**
     * @param pointer to the text, for whoever has to mend it
     * @return several lines: composed (NFC), line feeds only, no more than one empty line in a row
     * @throws InvalidFieldException when more than 30 combining marks stand in a row
     */
    public static String lines(String pointer, String typed) {
        String lines = LINE_END.matcher(typed).replaceAll("\n").replace("\u2029", "\n\n");
        String text = BROKEN.matcher(INVISIBLE.matcher(lines).replaceAll("$1")).replaceAll(" ");
        requireFewMarks(pointer, text); // only now: what was taken out may have parted them
        return MANY_EMPTY_LINES
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll("\n\n")
                .strip();
    }

    /** @return one line; otherwise as {@link #lines} */
    public static String line(String pointer, String typed) {
        return SPACE.matcher(lines(pointer, typed)).replaceAll(" ");
    }

    private static void requireFewMarks(String pointer, String text) {
        int marks = 0;
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            marks = isMark(text.codePointAt(at)) ? marks + 1 : 0;
            if (marks > MOST_MARKS) {
                throw new InvalidFieldException(pointer, "has more than " + MOST_MARKS + " combining marks in a row");
            }
        }
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}
