package org.kiosque.translation.gate;

import org.kiosque.translation.engine.Fault;

/** Quotations begin and end as often as in the original: one that does not end would make all that follows somebody's words. */
record BalancedQuotationMarks() implements Check {

    private static final String MARKS = "\"«»“”„‟";

    @Override
    public Fault fault() {
        return Fault.QUOTATION_MARKS;
    }

    @Override
    public boolean passes(Reply reply) {
        return count(reply.question()) % 2 == count(reply.answer()) % 2
                && (!isDirected(reply.question())
                        || !isDirected(reply.answer())
                        || left(reply.question()) == left(reply.answer()));
    }

    private static long count(String text) {
        return text.chars().filter(mark -> MARKS.indexOf(mark) >= 0).count();
    }

    /** Whether each mark says by itself whether it begins or ends; {@code “} ends in some languages, next to {@code „}. */
    private static boolean isDirected(String text) {
        return text.chars().noneMatch(mark -> mark == '"' || mark == '„' || mark == '‟');
    }

    /** How many quotations are open at the end, or were at the beginning. */
    private static long left(String text) {
        return text.chars()
                .mapToLong(mark -> mark == '«' || mark == '“' ? 1 : mark == '»' || mark == '”' ? -1 : 0)
                .sum();
    }
}
