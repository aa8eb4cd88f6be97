package org.kiosque.comment.spam;

import java.util.Optional;

/** Somebody who can tell spam. Never fails; takes bounded time. */
public interface SpamWitness {

    /** @return why a moderator should look at it, in a word; empty when nothing speaks against it */
    Optional<String> look(Suspect suspect);
}
