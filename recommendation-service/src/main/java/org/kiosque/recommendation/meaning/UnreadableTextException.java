package org.kiosque.recommendation.meaning;

import java.io.IOException;

/** The model makes nothing of a text. */
public final class UnreadableTextException extends IOException {

    UnreadableTextException(Exception cause) {
        super("the model makes nothing of a text", cause);
    }
}
