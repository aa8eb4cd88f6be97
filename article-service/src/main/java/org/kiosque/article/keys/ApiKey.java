package org.kiosque.article.keys;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.revisions.Signature;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A key of a machine, without the key itself.
 *
 * @param hash SHA-256 of it, in hex: of 256 random bits, so that nothing slower is needed
 * @param name of the machine, under which it signs what it does
 * @param usedOn day on which it was last used, such as 2026-11-02; null before the first use
 */
@Document(ApiKeys.COLLECTION)
record ApiKey(
        @Id String id,
        String hash,
        String name,
        List<KeyScope> scopes,
        Signature created,
        Instant endsAt,
        @Nullable String usedOn) {

    ApiKey {
        scopes = List.copyOf(scopes);
    }
}
