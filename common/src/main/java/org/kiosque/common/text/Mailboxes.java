package org.kiosque.common.text;

import java.util.regex.Pattern;

/**
 * Takes people's e-mail addresses out of what is written down for operators: lines of the log, spans, problems. An address may
 * stand in the path of a request, which is told in all of them.
 */
public final class Mailboxes {

    /** Stands where an address was; in a path, too. */
    public static final String HIDDEN = "***";

    private static final String PERSON = "(?<=people/)[^/?\\s\"'{\\\\]+";

    private static final String LOCAL = "[^\\s/?&=:;,()<>\\[\\]{}\"'@]";

    /** Ends before a backslash, with which a line of JSON goes on: what it escapes has to stay escaped. */
    private static final String PART = "[^\\s/?&=:;,()<>\\[\\]{}\"'@%.\\\\]";

    /**
     * As it is written, or as it is in a path, perhaps encoded once more by somebody on the way. Begins where nothing of it can stand
     * before, so that each letter is looked at a few times only, however long the text.
     */
    private static final String MAILBOX =
            "(?<!" + LOCAL + ")" + LOCAL + "+(?:@|%(?:25){0,2}40)" + PART + "+(?:\\." + PART + "+)+";

    private static final Pattern ANY = Pattern.compile(PERSON + "|" + MAILBOX);

    private Mailboxes() {}

    /** @return the same text when there is none in it; whatever stands for a person in a path counts as one */
    public static String hidden(String text) {
        return text.indexOf('@') < 0 && text.indexOf('%') < 0 && !text.contains("people/")
                ? text
                : ANY.matcher(text).replaceAll(HIDDEN);
    }
}
