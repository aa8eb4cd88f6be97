package org.kiosque.article.markdown;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.failures.InvalidFieldException;

/** A text that is being written and may grow only so long; writing it ends when the thread is interrupted. */
final class BoundedText implements Appendable {

    private final StringBuilder text = new StringBuilder();
    private final int longest;

    /** @param longest in characters */
    BoundedText(int longest) {
        this.longest = longest;
    }

    @Override
    public BoundedText append(@Nullable CharSequence more) {
        String added = String.valueOf(more);
        return append(added, 0, added.length());
    }

    /** @throws InvalidFieldException when it becomes too long */
    @Override
    public BoundedText append(@Nullable CharSequence more, int start, int end) {
        requireAtMost(longest, (long) text.length() + end - start);
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted while it was written");
        }
        text.append(more, start, end);
        return this;
    }

    @Override
    public BoundedText append(char more) {
        requireAtMost(longest, text.length() + 1L);
        text.append(more);
        return this;
    }

    static void requireAtMost(int longest, long length) {
        if (length > longest) {
            throw new InvalidFieldException("/body", "becomes more than " + longest + " characters of HTML");
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
