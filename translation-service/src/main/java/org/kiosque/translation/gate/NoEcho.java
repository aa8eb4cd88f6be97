package org.kiosque.translation.gate;

import java.util.regex.Pattern;
import org.kiosque.translation.engine.Fault;

/** A sentence of some words that comes back as it was is not translated. Names, and titles of a word or two, may stay. */
record NoEcho() implements Check {

    private static final int FEWEST_WORDS = 4;
    private static final Pattern SMALL_WORD = Pattern.compile("(?<![\\p{L}\\p{M}])\\p{Ll}[\\p{L}\\p{M}’'-]*+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\h]++");

    @Override
    public Fault fault() {
        return Fault.ECHO;
    }

    @Override
    public boolean passes(Reply reply) {
        return reply.pair().from().primary().equals(reply.pair().to().primary())
                || !plain(reply.question()).equals(plain(reply.answer()))
                || SMALL_WORD.matcher(reply.questionsWords()).results().count() < FEWEST_WORDS;
    }

    private static String plain(String text) {
        return BLANKS.matcher(text).replaceAll("");
    }
}
