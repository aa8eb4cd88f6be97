package org.kiosque.translation.gate;

import java.util.List;
import java.util.regex.MatchResult;
import org.kiosque.translation.engine.Fault;

/** Each placeholder comes back once, whole, and none is added. */
record SamePlaceholders() implements Check {

    @Override
    public Fault fault() {
        return Fault.PLACEHOLDERS;
    }

    @Override
    public boolean passes(Reply reply) {
        String words = reply.answersWords();
        return words.indexOf('⟦') < 0
                && words.indexOf('⟧') < 0
                && placeholders(reply.answer()).equals(placeholders(reply.question()));
    }

    private static List<String> placeholders(String text) {
        return Reply.PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }
}
