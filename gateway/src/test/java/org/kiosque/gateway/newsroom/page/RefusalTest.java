package org.kiosque.gateway.newsroom.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.gateway.client.StaffProblem;
import tools.jackson.databind.json.JsonMapper;

class RefusalTest {

    private final Words french = new Words("fr", ZoneId.of("Europe/Paris"));

    private Refusal of(String kind, String more) {
        String told = "{\"type\":\"urn:kiosque:problem:" + kind + "\",\"title\":\"In English\"" + more + "}";
        return Refusal.of(french, JsonMapper.shared().readValue(told, StaffProblem.class));
    }

    /** What staff meet on any day. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalid-request",
                "unreadable-body",
                "forbidden",
                "not-found",
                "conflict",
                "precondition-failed",
                "too-large",
                "too-many-requests",
                "unsupported-media-type",
                "idempotency-key-reused",
                "request-still-running",
                "article-unknown",
                "article-withdrawn",
                "article-not-a-draft",
                "article-not-live",
                "article-once-published",
                "media-in-use",
                "subject-taken",
                "subject-in-use",
                "too-many-corrections",
                "too-many-imports",
                "too-many-keys",
                "too-many-webhooks",
                "too-many-notes",
                "glossary-full",
                "translation-incomplete"
            })
    void aCommonRefusalIsToldInTheLanguageOfThePageAlone(String kind) {
        assertThat(of(kind, ""))
                .isEqualTo(Refusal.because(french.get("refused." + kind)))
                .isNotEqualTo(Refusal.because(french.get("failure.4xx.message")));
    }

    @Test
    void whatTheServiceSaysOfTheCaseStandsBesideIt() {
        Refusal refusal =
                of("invalid-request", ",\"errors\":[{\"pointer\":\"/title\",\"message\":\"must not be blank\"}]");

        assertThat(refusal.message()).isEqualTo(french.get("refused.invalid-request"));
        assertThat(refusal.said()).isEqualTo("title: must not be blank");
        assertThat(of("conflict", ",\"detail\":\"It is late\"").said()).isEqualTo("It is late");
    }

    @Test
    void anUnknownKindIsToldInGeneralWordsAndInTheServices() {
        assertThat(of("of-tomorrow", "")).isEqualTo(new Refusal(french.get("failure.4xx.message"), "In English"));
    }
}
