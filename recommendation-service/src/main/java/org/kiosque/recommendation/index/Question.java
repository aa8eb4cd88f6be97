package org.kiosque.recommendation.index;

import java.io.IOException;

/** What is asked of something that is lent for as long as the answer takes. */
@FunctionalInterface
public interface Question<S, T> {

    T ask(S lent) throws IOException;
}
