package org.kiosque.article.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.springframework.beans.factory.annotation.Autowired;

@WholeService
class BadQuestionsIT {

    @Autowired
    Client client;

    @Test
    void badQuestionsAreRefused() {
        Answer article = client.published("Questions");
        assertBad("/api/v1/articles/" + article.id() + "?lang=xx", "lang");
        assertBad("/api/v1/articles/" + article.id() + "?lang=", "lang");
        assertBad("/api/v1/articles/" + article.id() + "?offered=perhaps", "offered");
        assertBad("/api/v1/articles/" + article.id() + "?segments=2", "segments");
        assertBad("/api/v1/articles?lang=%00", "lang");
        assertBad("/api/v1/articles?cursor=garbage", "cursor");
        assertBad("/api/v1/articles?cursor=%F0%9F%92%A9", "cursor");
        assertBad("/api/v1/articles?cursor=OTk5OTk5OTk5OTk5OTk5OTk5OTk5LmszdjlhMm00cWQ3aA", "cursor");
        assertBad("/api/v1/articles?limit=0", "limit");
        assertBad("/api/v1/articles?limit=101", "limit");
        assertBad("/api/v1/articles?limit=many", "limit");
        assertBad("/api/v1/articles?include=all", "include");
        assertBad("/api/v1/articles?include=body&limit=21", "limit");
        assertBad("/api/v1/articles?from=yesterday", "from");
        assertBad("/api/v1/articles?from=%2B999999999-01-01T00:00:00Z", "from");
        assertBad("/api/v1/articles?to=-999999999-01-01T00:00:00Z", "to");
        assertBad("/api/v1/articles?tag=" + "x".repeat(101), "tag");
        assertBad("/api/v1/articles?author=" + "x".repeat(101), "author");
        assertBad("/api/v1/tags?lang=zz", "lang");
        for (String unknown : List.of("k3v9x2m4qd70", "nothing", "a-b-c-", "-", "%24where", "x".repeat(3000))) {
            Answer answer = client.get("/api/v1/articles/" + unknown);
            assertThat(answer.status()).as(unknown).isEqualTo(404);
            assertThat(answer.problem()).as(unknown).isEqualTo("not-found");
        }
    }

    private void assertBad(String path, String parameter) {
        Answer answer = client.get(path);
        assertThat(answer.status()).as(path).isEqualTo(400);
        assertThat(answer.problem()).as(path).isEqualTo("invalid-request");
        assertThat(answer.field()).as(path).isEqualTo(parameter);
    }
}
