package org.kiosque.comment.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithoutBroker;
import org.kiosque.common.testing.TestTokens;
import tools.jackson.databind.JsonNode;

class CommentExportIT extends WithoutBroker {

    private String export() throws Exception {
        return mvc.perform(get("/api/v1/moderation/exports?format=jsonl")
                        .header("Authorization", "Bearer " + TestTokens.with("moderator")))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/jsonl"))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void everyCommentIsALineHoweverManyPartsItTakes() throws Exception {
        String id = idOf(postedTo(OPEN, changed("body", "Un *mot*.")));
        decided("feature", id);
        Document stored = mongo.findById(id, Document.class, "comments");
        List<Document> more = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            more.add(new Document(stored).append("_id", "%012d".formatted(i)));
        }
        mongo.getCollection("comments").insertMany(more);

        String export = export();
        List<String> lines = export.lines().toList();

        assertThat(lines).hasSize(253).doesNotHaveDuplicates();
        assertThat(JSON.readTree(lines.getFirst()).get("format").asString()).isEqualTo("kiosque-comments");
        assertThat(JSON.readTree(lines.getLast()).get("comments").asInt()).isEqualTo(251);
        JsonNode entry = lines.stream()
                .filter(line -> line.contains(id))
                .map(JSON::readTree)
                .findFirst()
                .orElseThrow();
        assertThat(entry.get("body").asString()).isEqualTo("Un *mot*.");
        assertThat(entry.get("format").asString()).isEqualTo("markdown");
        assertThat(entry.get("featured").asBoolean()).isTrue();
        assertThat(entry.at("/history/0/decision").asString()).isEqualTo("featured");
        assertThat(export).doesNotContain("ada@example.org", "tokenHash", "\"address\"");
    }

    @Test
    void itIsForModeratorsAndInOneForm() throws Exception {
        mvc.perform(get("/api/v1/moderation/exports?format=jsonl")).andExpect(status().isUnauthorized());
        mvc.perform(get("/api/v1/moderation/exports?format=csv")
                        .header("Authorization", "Bearer " + TestTokens.with("moderator")))
                .andExpect(status().isBadRequest());
    }
}
