package org.kiosque.article.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.springframework.beans.factory.annotation.Autowired;

@WholeService
class IfMatchIT {

    @Autowired
    Client client;

    @Test
    void aChangeMustNameTheVersionThatWasRead() {
        Answer article = client.created("Un titre");
        Answer missing = client.edit("PUT", article.location(), Client.draft("Autre"));
        assertThat(missing.status()).isEqualTo(428);
        assertThat(missing.problem()).isEqualTo("precondition-required");
        for (Answer without : List.of(
                client.edit("PUT", article.location() + "/publication", null),
                client.edit("DELETE", article.location() + "/publication", Map.of("reason", "x")))) {
            assertThat(without.status()).isEqualTo(428);
            assertThat(without.problem()).isEqualTo("precondition-required");
        }
        for (String stale : List.of("\"7\"", "W/" + article.etag(), "0", "garbage", "\"\"")) {
            for (String path : List.of(article.location(), article.location() + "/publication")) {
                Object body = path.endsWith("publication") ? Map.of() : Client.draft("Autre");
                Answer answer = client.edit("PUT", path, body, "If-Match", stale);
                assertThat(answer.status()).as(stale).isEqualTo(412);
                assertThat(answer.problem()).as(stale).isEqualTo("precondition-failed");
            }
            assertThat(client.edit("DELETE", article.location(), null, "If-Match", stale)
                            .status())
                    .isEqualTo(412);
        }
        assertThat(client.desk(article).etag()).isEqualTo(article.etag());
        assertThat(client.edit("PUT", article.location(), Client.draft("Autre"), "If-Match", "\"9\", " + article.etag())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoeverWantsToMaySayThatAnyVersionWillDo() {
        Answer article = client.created("Un titre");
        Answer changed = client.edit("PUT", article.location(), Client.draft("Autre"), "If-Match", "*");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(client.edit("PUT", article.location() + "/publication", null, "If-Match", "*")
                        .status())
                .isEqualTo(200);
        assertThat(client.edit("DELETE", article.location() + "/publication", Map.of("reason", "x"), "If-Match", "*")
                        .text("/status"))
                .isEqualTo("withdrawn");
    }
}
