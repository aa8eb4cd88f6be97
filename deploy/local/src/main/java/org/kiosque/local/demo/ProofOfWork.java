package org.kiosque.local.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the page does for a reader who comments (ALTCHA 1): finds the number whose hash behind the salt is the challenge. */
public final class ProofOfWork {

    private ProofOfWork() {}

    /**
     * @return what goes into the field {@code captcha} of a comment
     * @throws IOException if no number up to the challenge's own bound solves it
     */
    public static String solve(JsonNode challenge) throws IOException {
        String salt = challenge.get("salt").asString();
        String hash = challenge.get("challenge").asString();
        byte[] wanted = HexFormat.of().parseHex(hash);
        MessageDigest sha256 = sha256();
        long last = challenge.get("maxnumber").asLong();
        for (long number = 0; number <= last; number++) {
            if (Arrays.equals(wanted, sha256.digest((salt + number).getBytes(StandardCharsets.UTF_8)))) {
                byte[] payload = JsonMapper.shared()
                        .writeValueAsBytes(Map.of(
                                "algorithm", challenge.get("algorithm").asString(),
                                "challenge", hash,
                                "number", number,
                                "salt", salt,
                                "signature", challenge.get("signature").asString()));
                return Base64.getEncoder().encodeToString(payload);
            }
        }
        throw new IOException("the captcha's challenge has no solution");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
