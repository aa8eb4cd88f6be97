package org.kiosque.recommendation.search.query;

import java.text.BreakIterator;
import java.text.CharacterIterator;
import java.text.StringCharacterIterator;
import java.util.Arrays;

/**
 * The boundaries that another iterator finds in each line, and those between lines. Of a text only the lines are read that are
 * asked for, each once as long as no other is: the JDK's own iterator reads sentences from the start of the text, and goes back
 * and forth over them for each question, which is most of what a search would take. Not for several threads.
 */
final class KnownBreaks extends BreakIterator {

    private static final int AT_FIRST = 64;

    private final BreakIterator rules;
    private CharacterIterator text = new StringCharacterIterator("");
    private int at;

    /** Boundaries of the one line that is known, its begin and its end among them. */
    private int[] known = new int[AT_FIRST];

    private int size;

    /** @param rules are this one's from now on */
    KnownBreaks(BreakIterator rules) {
        this.rules = rules;
    }

    /** Makes that line the known one in which this character is. */
    private void learnLineOf(int offset) {
        if (size > 0 && known[0] <= offset && offset < known[size - 1]) {
            return;
        }
        int begin = offset;
        while (begin > text.getBeginIndex() && text.setIndex(begin - 1) != '\n') {
            begin--;
        }
        var line = new StringBuilder();
        char each = text.setIndex(begin);
        while (text.getIndex() < text.getEndIndex()) {
            line.append(each);
            if (each == '\n') {
                break;
            }
            each = text.next();
        }
        rules.setText(line.toString());
        size = 0;
        for (int boundary = rules.first(); boundary != DONE; boundary = rules.next()) {
            if (size == known.length) {
                known = Arrays.copyOf(known, 2 * size);
            }
            known[size++] = begin + boundary;
        }
    }

    /** @return the first boundary behind it */
    private int after(int offset) {
        if (offset >= text.getEndIndex()) {
            return DONE;
        }
        if (offset < text.getBeginIndex()) {
            return text.getBeginIndex();
        }
        learnLineOf(offset);
        int place = Arrays.binarySearch(known, 0, size, offset);
        return known[place >= 0 ? place + 1 : -place - 1];
    }

    /** @return the last boundary before it */
    private int before(int offset) {
        if (offset <= text.getBeginIndex()) {
            return DONE;
        }
        if (offset > text.getEndIndex()) {
            return text.getEndIndex();
        }
        learnLineOf(offset - 1);
        int place = Arrays.binarySearch(known, 0, size, offset);
        return known[(place >= 0 ? place : -place - 1) - 1];
    }

    /** @param otherwise where to stand when there is none */
    private int move(int boundary, int otherwise) {
        at = boundary == DONE ? otherwise : boundary;
        return boundary;
    }

    @Override
    public int first() {
        return move(text.getBeginIndex(), at);
    }

    @Override
    public int last() {
        return move(text.getEndIndex(), at);
    }

    @Override
    public int next(int n) {
        int boundary = at;
        for (int i = 0; i < Math.abs(n) && boundary != DONE; i++) {
            boundary = n > 0 ? next() : previous();
        }
        return boundary;
    }

    @Override
    public int next() {
        return move(after(at), text.getEndIndex());
    }

    @Override
    public int previous() {
        return move(before(at), text.getBeginIndex());
    }

    @Override
    public int following(int offset) {
        return move(after(offset), text.getEndIndex());
    }

    @Override
    public int preceding(int offset) {
        return move(before(offset), text.getBeginIndex());
    }

    @Override
    public boolean isBoundary(int offset) {
        return offset == text.getBeginIndex() || after(offset - 1) == offset;
    }

    @Override
    public int current() {
        return at;
    }

    @Override
    public CharacterIterator getText() {
        return text;
    }

    @Override
    public void setText(CharacterIterator newText) {
        text = newText;
        at = text.getBeginIndex();
        size = 0;
    }
}
