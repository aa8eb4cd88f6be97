package org.kiosque.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProofOfWorkTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** SHA-256 of "salt42". */
    private static JsonNode challenge(int maxNumber) {
        return JSON.readTree("""
                {"algorithm": "SHA-256", "salt": "salt", "signature": "signed", "maxnumber": %d,
                 "challenge": "ba5bf48c9d94fef61432ae21b346d1307be9476c9c8e98d111366abbb69d45cd"}""".formatted(maxNumber));
    }

    @Test
    void theNumberIsFoundAndGoesBackWithTheChallenge() throws Exception {
        JsonNode payload = JSON.readTree(Base64.getDecoder().decode(ProofOfWork.solve(challenge(42))));
        assertThat(payload.get("number").asInt()).isEqualTo(42);
        assertThat(payload.get("salt").asString()).isEqualTo("salt");
        assertThat(payload.get("signature").asString()).isEqualTo("signed");
    }

    @Test
    void nobodySearchesBeyondTheChallengesOwnBound() {
        assertThatThrownBy(() -> ProofOfWork.solve(challenge(41))).isInstanceOf(IOException.class);
    }
}
