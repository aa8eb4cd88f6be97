package org.kiosque.comment.policy;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Text as readers type or paste it, without what could only do harm: control characters, and those that change the
 * direction of a line. Editors are told of them ({@link org.kiosque.common.text.PlainText}); a reader did not put them
 * there knowingly, could not find them, and would leave without having commented.
 */
public final class CleanedText {

    /** Control characters but tab and line feed; explicit directional formatting; halves of a surrogate pair. */
    private static final Pattern UNWANTED =
            Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]|\\p{Cs}");

    private static final Pattern MANY_EMPTY_LINES = Pattern.compile("\\n\\s*\\n\\s*\\n");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private CleanedText() {}

    /** @return several lines: composed (NFC), line feeds only, no more than one empty line in a row */
    public static String lines(String typed) {
        String text = UNWANTED.matcher(typed.replace("\r\n", "\n").replace('\r', '\n'))
                .replaceAll("");
        return MANY_EMPTY_LINES
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll("\n\n")
                .strip();
    }

    /** @return one line */
    public static String line(String typed) {
        return SPACE.matcher(lines(typed)).replaceAll(" ");
    }
}
