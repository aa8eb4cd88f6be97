package org.kiosque.comment.imports.formats;

/** A file is broken, cut off, hostile or none that is known here; the message says it to whoever brought it. */
public final class UnreadableFileException extends Exception {

    UnreadableFileException(String forClients) {
        super(forClients);
    }
}
