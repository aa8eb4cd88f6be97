package org.kiosque.translation.gate;

import org.kiosque.translation.engine.Fault;

/** An answer to words has words. */
record NotEmpty() implements Check {

    @Override
    public Fault fault() {
        return Fault.EMPTY;
    }

    @Override
    public boolean passes(Reply reply) {
        return reply.answersWords().codePoints().anyMatch(Character::isLetterOrDigit)
                || reply.questionsWords().codePoints().noneMatch(Character::isLetterOrDigit);
    }
}
