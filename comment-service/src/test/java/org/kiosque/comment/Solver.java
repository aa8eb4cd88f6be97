package org.kiosque.comment;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.altcha.altcha.Altcha;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Does the work that a reader's browser does. */
public final class Solver {

    private Solver() {}

    /** @param offer the answer of {@code GET /api/v1/captcha} */
    public static String solved(JsonNode offer) {
        JsonNode challenge = offer.get("challenge");
        try {
            Altcha.Solution solution = Altcha.solveChallenge(
                    challenge.get("challenge").asString(),
                    challenge.get("salt").asString(),
                    Altcha.Algorithm.SHA256,
                    challenge.get("maxnumber").asLong(),
                    0);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("algorithm", challenge.get("algorithm").asString());
            answer.put("challenge", challenge.get("challenge").asString());
            answer.put("number", solution.number);
            answer.put("salt", challenge.get("salt").asString());
            answer.put("signature", challenge.get("signature").asString());
            return Base64.getEncoder()
                    .encodeToString(new JsonMapper().writeValueAsString(answer).getBytes(StandardCharsets.UTF_8));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
