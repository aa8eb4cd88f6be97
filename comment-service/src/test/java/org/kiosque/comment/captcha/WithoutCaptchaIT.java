package org.kiosque.comment.captcha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithoutBroker;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "kiosque.captcha.provider=none")
class WithoutCaptchaIT extends WithoutBroker {

    @Test
    void aCommentThatNobodyCheckedIsNotCalledVerified() throws Exception {
        postedTo(OPEN, Map.of("author", author("Ada", "ada@example.org"), "body", "Entre nous."))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.status").value("approved"));

        assertThat(mongo.findAll(Document.class, "comments"))
                .singleElement()
                .satisfies(comment -> assertThat(comment.getString("captcha")).isEqualTo("none"));
    }
}
