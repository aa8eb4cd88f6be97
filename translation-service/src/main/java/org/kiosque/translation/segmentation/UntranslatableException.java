package org.kiosque.translation.segmentation;

/** A text asks for more work than any article needs; its original can be read all the same. */
public final class UntranslatableException extends RuntimeException {

    /** @param reason for people */
    UntranslatableException(String reason) {
        super(reason);
    }
}
