package org.kiosque.comment.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithoutBroker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;

/** Where no keys are configured. */
class NoPushIT extends WithoutBroker {

    @Autowired
    private ApplicationContext service;

    @Test
    void nobodyCanSubscribeAndNothingIsSent() throws Exception {
        var browser = Browser.at("https://fcm.googleapis.com/fcm/send/x");
        mvc.perform(get("/api/v1/subscriptions/push-key"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:not-found"));
        mvc.perform(post("/api/v1/subscriptions/push")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(JSON.writeValueAsString(
                                Map.of("endpoint", browser.endpoint(), "keys", browser.keys(), "language", "fr"))))
                .andExpect(status().isNotFound());
        mvc.perform(delete("/api/v1/subscriptions/push/x")).andExpect(status().isNotFound());
        assertThat(mongo.getCollection("pushSubscriptions").countDocuments()).isZero();
        assertThat(service.getBeansOfType(PushWorker.class)).isEmpty();
    }
}
