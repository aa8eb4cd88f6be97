package org.kiosque.comment.reactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithoutBroker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

/** How readers react without an account, each network once. */
class ReactionIT extends WithoutBroker {

    @Autowired
    private Reactions reactions;

    private ResultActions reacts(String comment, String address, String kind) throws Exception {
        return mvc.perform(post("/api/v1/comments/" + comment + "/reactions")
                .with(from(address))
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(Map.of("kind", kind))));
    }

    private ResultActions counts(List<String> comments) throws Exception {
        return mvc.perform(post("/api/v1/reaction-counts")
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(Map.of("commentIds", comments))));
    }

    @Test
    void eachNetworkCountsOnceHoweverOftenAndHoweverManyAtOnce() throws Exception {
        String id = idOf(postedTo(OPEN, comment()));
        List<Callable<ResultActions>> requests = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            requests.add(() -> reacts(id, "203.0.113.1", "respect"));
        }
        assertThat(atOnce(requests)).containsOnly(204);
        reacts(id, "2001:db8:1:2::1", "respect").andExpect(status().isNoContent());
        reacts(id, "2001:db8:1:2::2", "respect").andExpect(status().isNoContent()); // the same household

        counts(List.of(id, "nowherenowhe"))
                .andExpect(jsonPath("$.counts." + id + ".respect").value(2))
                .andExpect(jsonPath("$.counts.nowherenowhe").isEmpty());

        for (int i = 0; i < 2; i++) {
            mvc.perform(delete("/api/v1/comments/" + id + "/reactions/respect").with(from("203.0.113.1")))
                    .andExpect(status().isNoContent());
        }
        counts(List.of(id)).andExpect(jsonPath("$.counts." + id + ".respect").value(1));
    }

    @Test
    void reactionsGoOnCountingWhenTheirNetworksAreForgotten() throws Exception {
        String id = idOf(postedTo(OPEN, comment()));
        reacts(id, "203.0.113.1", "respect");
        reacts(id, "203.0.113.2", "respect");
        // one replica had come as far as the successor's name when it died
        mongo.updateFirst(new Query(), new Update().set("successor", "successor000"), "reactions");
        clock.ahead = Duration.ofDays(31);

        reactions.forgetNetworks();
        reactions.forgetNetworks();

        counts(List.of(id)).andExpect(jsonPath("$.counts." + id + ".respect").value(2));
        assertThat(mongo.findAll(Document.class, "reactions"))
                .hasSize(2)
                .allSatisfy(kept -> assertThat(kept).doesNotContainKeys("network", "until"))
                .extracting(kept -> kept.getString("_id"))
                .contains("successor000")
                .noneMatch(kept -> kept.contains(":"));
    }

    @Test
    void oneNetworkLeavesSoManyReactionsAndNoMore() throws Exception {
        String id = idOf(postedTo(OPEN, comment()));
        reacts(id, "203.0.113.1", "respect").andExpect(status().isNoContent());
        Document model = mongo.findOne(new Query(), Document.class, "reactions");
        for (int i = 1; i < 60; i++) {
            mongo.insert(new Document(model).append("_id", "c" + i).append("commentId", "c" + i), "reactions");
        }
        String another = idOf(postedTo(OPEN, changed("body", "D’autres mots.")));

        reacts(another, "203.0.113.1", "respect")
                .andExpect(status().isTooManyRequests())
                .andExpect(header().exists("Retry-After"))
                .andExpect(jsonPath("$.detail").value(containsString("60 reactions")));
        reacts(id, "203.0.113.1", "respect").andExpect(status().isNoContent()); // counted already
    }

    @Test
    void whatIsNoReactionIsRefused() throws Exception {
        String id = idOf(postedTo(OPEN, comment()));
        reacts(id, "203.0.113.1", "hatred")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/kind"))
                .andExpect(jsonPath("$.errors[0].message").value(containsString("respect")));
        for (String hidden : List.of(idOf(postedTo(PREMODERATED, comment())), "nowherenowhe", "a".repeat(65))) {
            reacts(hidden, "203.0.113.1", "respect").andExpect(status().isNotFound());
        }
        counts(Collections.nCopies(101, "x"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].message").value(containsString("100")));
        counts(List.of()).andExpect(status().isBadRequest());
    }
}
