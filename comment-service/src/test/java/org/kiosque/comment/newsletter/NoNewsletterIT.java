package org.kiosque.comment.newsletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithoutBroker;
import org.springframework.http.MediaType;

/** Where no newsletter is configured. */
class NoNewsletterIT extends WithoutBroker {

    @Test
    void nobodyCanSubscribe() throws Exception {
        mvc.perform(post("/api/v1/subscriptions")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"email":"ada@example.org","language":"fr","frequency":"daily"}"""))
                .andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/subscriptions/x")).andExpect(status().isNotFound());
        mvc.perform(delete("/api/v1/subscriptions/x")).andExpect(status().isNotFound());
        assertThat(mongo.getCollection("subscriptions").countDocuments()).isZero();
    }
}
