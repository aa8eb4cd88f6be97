package org.kiosque.common.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class MailboxesTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/people/ada@example.org/comments, /api/v1/people/***/comments",
        "/api/v1/people/Ada%40Example.org/comments, /api/v1/people/***/comments",
        "/api/v1/people/ada%2540example.org/comments, /api/v1/people/***/comments",
        "/api/v1/people/ada@localhost/comments?limit=3, /api/v1/people/***/comments?limit=3",
        "No static resource api/v1/people/ada%2Bnews%40example.org/x., No static resource api/v1/people/***/x.",
        "HTTP GET \"/api/v1/people/ada%40example.org\" [Handler], HTTP GET \"/api/v1/people/***\" [Handler]",
        "/en/ada.lovelace%40example.co.uk?x=y, /en/***?x=y",
        "dup key: { email: \"ada@example.org\" }, dup key: { email: \"***\" }",
        "/api/v1/search?q=ada%40example.org&lang=en, /api/v1/search?q=***&lang=en",
        "écrit par é.lovelace@exemple.fr hier, écrit par *** hier"
    })
    void addressesAreTakenOut(String written, String hidden) {
        assertThat(Mailboxes.hidden(written)).isEqualTo(hidden);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.kiosque.Thing@1a2b3c4d failed",
                "/api/v1/people/{person}/comments",
                "at java.base/java.util.List.of(List.java:840)",
                "/en/caf%C3%A9-100%25",
                "@Bean of org.kiosque.Thing",
                "[Producer clientId=gateway@kiosque] Node -1"
            })
    void whatIsNoneStays(String written) {
        assertThat(Mailboxes.hidden(written)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no route for \"/api/v1/people/ada%40example.org\"",
                "no route for \"/api/v1/people/ada\"",
                "dup key: { email: \"ada@example.org\" }",
                "refused: ada@example.org\n\tat org.kiosque.Thing",
                "C:\\ada@example.org\\"
            })
    void aLineOfJsonStaysOne(String message) {
        JsonMapper json = JsonMapper.shared();
        String line = json.writeValueAsString(Map.of("message", message));

        String hidden = json.readTree(Mailboxes.hidden(line)).get("message").asString();

        assertThat(hidden).contains(Mailboxes.HIDDEN).doesNotContain("ada");
    }

    @Test
    void aLongLineTakesNoLongTime() {
        String line = "a".repeat(1_000_000) + "%" + "%4".repeat(100_000);

        assertTimeout(
                Duration.ofSeconds(5), () -> assertThat(Mailboxes.hidden(line)).isEqualTo(line));
    }
}
