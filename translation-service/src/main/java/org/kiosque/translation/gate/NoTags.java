package org.kiosque.translation.gate;

import java.util.List;
import java.util.regex.Pattern;
import org.kiosque.translation.engine.Fault;

/** Tags, entities and marks of unknown words are an engine's own where the author wrote none. */
record NoTags() implements Check {

    private static final List<Pattern> MARKS = List.of(
            Pattern.compile("</?[A-Za-z*][^<>]{0,60}>"),
            Pattern.compile("&(?:#\\d{1,6}|amp|lt|gt|quot|apos|nbsp);"),
            Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}*#@])[*#@](?=\\p{L})"),
            Pattern.compile("\\{\\{|}}|<unk>|\\[/?INST]|<\\|"),
            Pattern.compile("�"));

    @Override
    public Fault fault() {
        return Fault.TAGS;
    }

    @Override
    public boolean passes(Reply reply) {
        return MARKS.stream().allMatch(mark -> count(mark, reply.answer()) <= count(mark, reply.question()));
    }

    private static long count(Pattern mark, String text) {
        return mark.matcher(text).results().count();
    }
}
