package org.kiosque.common.settings;

/** A setting with which no service can start; its message is the one sentence that whoever started it gets to read. */
public final class SettingException extends RuntimeException {

    /**
     * @param property its whole name, such as {@code kiosque.outbox.lease}
     * @param fault what the rest of the sentence says, without the value, which may be a secret
     */
    public SettingException(String property, String fault) {
        super(property + " " + fault + ".");
    }
}
