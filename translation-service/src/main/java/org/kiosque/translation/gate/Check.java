package org.kiosque.translation.gate;

import org.kiosque.translation.engine.Fault;

/** One thing that can be wrong with an answer. Safe for use by many threads; takes time in proportion to the text. */
interface Check {

    /** What it finds. */
    Fault fault();

    /** @return whether the answer may be shown as far as this is concerned */
    boolean passes(Reply reply);
}
