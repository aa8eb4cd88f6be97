package org.kiosque.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.TestMongo;
import org.kiosque.common.testing.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest(
        properties = {
            "kiosque.captcha.provider=none",
            "kiosque.privacy.key=test-key-test-key-test-key-test-key",
            "kiosque.store.write-concern=1",
            "spring.kafka.listener.auto-startup=false",
            "spring.kafka.bootstrap-servers=127.0.0.1:1",
            "spring.kafka.admin.auto-create=false",
            "management.server.port=-1"
        })
@AutoConfigureMockMvc
@Import(TestTokens.class)
class WithoutCaptchaIT {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private MongoOperations mongo;

    @DynamicPropertySource
    static void store(DynamicPropertyRegistry registry) {
        registry.add("spring.mongodb.uri", TestMongo::freshDatabase);
    }

    @Test
    void aCommentThatNobodyCheckedIsNotCalledVerified() throws Exception {
        mongo.insert(
                new Document("_id", "0pen0pen0pen").append("policy", "open").append("sequence", 1L), "discussions");

        mvc.perform(post("/api/v1/articles/0pen0pen0pen/comments")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"author": {"name": "Ada", "email": "ada@example.org"}, "body": "Entre nous."}
                                """))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.status").value("approved"));

        assertThat(mongo.findAll(Document.class, "comments"))
                .singleElement()
                .satisfies(comment -> assertThat(comment.getString("captcha")).isEqualTo("none"));
    }
}
