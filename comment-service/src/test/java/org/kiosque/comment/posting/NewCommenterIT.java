package org.kiosque.comment.posting;

import static org.hamcrest.Matchers.contains;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithoutBroker;
import org.springframework.test.context.TestPropertySource;

/** Where moderators want to see a writer's first comment first, and no links. */
@TestPropertySource(properties = {"kiosque.policy.new-commenters-first=true", "kiosque.policy.max-links=0"})
class NewCommenterIT extends WithoutBroker {

    @Test
    void theFirstWaitsAndOnceItIsApprovedTheOthersDoNot() throws Exception {
        String first = idOf(postedTo(OPEN, changed("body", "Mon premier mot ici.")));
        queue("?status=pending")
                .andExpect(jsonPath("$.items[0].id").value(first))
                .andExpect(jsonPath("$.items[0].heldBy").value(contains("new")));
        postedTo(OPEN, changed("body", "Mon deuxième mot ici."))
                .andExpect(jsonPath("$.status").value("pending"));

        decided("approve", first);

        postedTo(OPEN, changed("body", "Mon troisième mot ici."))
                .andExpect(jsonPath("$.status").value("approved"));
        postedTo(OPEN, changed("author", author("Zoé", "zoe@example.org")))
                .andExpect(jsonPath("$.status").value("pending"));
        postedTo(OPEN, changed("body", "Voir https://example.org"))
                .andExpect(jsonPath("$.status").value("pending"));
    }
}
