package org.kiosque.article.editing.revisions;

import java.time.Instant;

/**
 * Who did something, and when.
 *
 * @param editor subject of the token
 * @param name as the token calls the editor
 */
public record Signature(Instant at, String editor, String name) {

    /** @return the same editor's, of another time */
    public Signature at(Instant time) {
        return new Signature(time, editor, name);
    }
}
