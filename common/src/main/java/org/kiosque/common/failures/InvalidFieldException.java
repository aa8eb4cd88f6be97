package org.kiosque.common.failures;

/** One field of a request holds what its type and constraints allow, but the service cannot accept. */
public final class InvalidFieldException extends RuntimeException implements Refusal {

    private final String pointer;

    /**
     * @param pointer JSON pointer, or the name of a parameter or header
     * @param message what is wrong with it, in words that a client may see; follows the pointer, such as {@code is too long}
     */
    public InvalidFieldException(String pointer, String message) {
        super(message);
        this.pointer = pointer;
    }

    public String pointer() {
        return pointer;
    }
}
