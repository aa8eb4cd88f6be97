package org.kiosque.recommendation.search.query;

import java.text.BreakIterator;
import java.text.CharacterIterator;
import java.util.Arrays;

/**
 * The boundaries that another iterator finds, each found once, from the start and as far as is asked. The JDK's own goes back and
 * forth over sentences for each question, which is most of what a search would take. Not for several threads.
 */
final class KnownBreaks extends BreakIterator {

    private static final int AT_FIRST = 64;

    private final BreakIterator rules;
    private int[] known = new int[AT_FIRST];
    private int size;
    private int at;

    /** @param rules are this one's from now on */
    KnownBreaks(BreakIterator rules) {
        this.rules = rules;
        begin();
    }

    private void begin() {
        known[0] = rules.first();
        size = 1;
        at = 0;
    }

    /** @return whether there was another boundary */
    private boolean learn() {
        int next = rules.next();
        if (next == DONE) {
            return false;
        }
        if (size == known.length) {
            known = Arrays.copyOf(known, 2 * size);
        }
        known[size++] = next;
        return true;
    }

    /** @return the place of the first boundary that is not before it; the number of all when there is none */
    private int placeOf(int offset) {
        while (known[size - 1] < offset && learn()) {
            // as far as it takes
        }
        int place = Arrays.binarySearch(known, 0, size, offset);
        return place >= 0 ? place : -place - 1;
    }

    private int move(int place) {
        if (place < 0) {
            at = 0;
            return DONE;
        }
        if (place >= size) {
            at = size - 1;
            return DONE;
        }
        at = place;
        return known[at];
    }

    @Override
    public int first() {
        return move(0);
    }

    @Override
    public int last() {
        while (learn()) {
            // to the end
        }
        return move(size - 1);
    }

    @Override
    public int next(int n) {
        for (int missing = at + n - (size - 1); missing > 0 && learn(); missing--) {
            // as far as it takes
        }
        return move(at + n);
    }

    @Override
    public int next() {
        return next(1);
    }

    @Override
    public int previous() {
        return next(-1);
    }

    @Override
    public int following(int offset) {
        return move(placeOf(offset + 1));
    }

    @Override
    public int preceding(int offset) {
        return move(placeOf(offset) - 1);
    }

    @Override
    public boolean isBoundary(int offset) {
        int place = placeOf(offset);
        return place < size && known[place] == offset;
    }

    @Override
    public int current() {
        return known[at];
    }

    @Override
    public CharacterIterator getText() {
        return rules.getText();
    }

    @Override
    public void setText(CharacterIterator text) {
        rules.setText(text);
        begin();
    }
}
