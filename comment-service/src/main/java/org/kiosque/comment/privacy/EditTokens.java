package org.kiosque.comment.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * What the author of a comment shows to change it or take it back. A token follows from the comment's id by the key of the
 * keyed hashes, so that a repeated request gets the same one though none is stored; with the comment stands only its hash,
 * which goes on to recognise it when the key is changed. Thread-safe.
 */
@Component
public class EditTokens {

    /** Keeps these apart from all else that the key is used for. */
    private static final String PURPOSE = "edit token of comment ";

    private final Pseudonyms pseudonyms;

    EditTokens(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** @return 43 characters, safe in a header and an address */
    public String of(String commentId) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(pseudonyms.keyed((PURPOSE + commentId).getBytes(StandardCharsets.UTF_8)));
    }

    /** @return what is stored of a token */
    public String hashOf(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
