package org.kiosque.article.editing.audit;

import java.util.List;

/** Hears of every decision at least once, in the order of its article; a failure is repeated with the same ones. */
@FunctionalInterface
public interface DecisionListener {

    /** Repeating is harmless. */
    void decided(String articleId, List<Decision> decisions);
}
