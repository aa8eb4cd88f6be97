package org.kiosque.translation.gate;

import org.kiosque.translation.engine.Fault;

/**
 * A translation has neither many times the letters of its original nor a small part of them. The bounds are wide: Chinese
 * takes a fourth of the letters of English.
 */
record LikelyLength() implements Check {

    private static final int TIMES_LONGER = 4;
    private static final int TIMES_SHORTER = 7;
    /** Letters by which any text may differ. */
    private static final int SLACK = 30;

    @Override
    public Fault fault() {
        return Fault.LENGTH;
    }

    @Override
    public boolean passes(Reply reply) {
        long asked = Reply.letters(reply.questionsWords());
        long answered = Reply.letters(reply.answersWords());
        return answered <= TIMES_LONGER * asked + SLACK && asked <= TIMES_SHORTER * answered + SLACK;
    }
}
