package org.kiosque.comment.posting;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithoutBroker;
import org.springframework.test.web.servlet.ResultActions;

/** Whoever was rejected more often than not waits for a moderator, and moderators see what became of all. */
class HistoryIT extends WithoutBroker {

    private int said;

    private ResultActions says(String email) throws Exception {
        Map<String, Object> comment = changed("author", author("Zoé", email));
        comment.put("body", "Un mot de plus, le numéro " + ++said + ".");
        return postedTo(OPEN, comment);
    }

    private void decidedOn(String email, String... decisions) throws Exception {
        for (String decision : decisions) {
            decided(decision, idOf(says(email)));
        }
    }

    @Test
    void moreRejectionsThanNotHoldTheNextAndFewerDoNot() throws Exception {
        decidedOn("bad@example.org", "reject", "approve", "spam");
        decidedOn("even@example.org", "reject", "approve", "spam", "feature");
        decidedOn("new@example.org", "reject", "reject");

        says("bad@example.org").andExpect(jsonPath("$.status").value("pending"));
        queue("?status=pending").andExpect(jsonPath("$.items[0].heldBy").value(hasItem("history")));
        says("even@example.org").andExpect(jsonPath("$.status").value("approved"));
        says("new@example.org").andExpect(jsonPath("$.status").value("approved"));
    }

    @Test
    void whatIsLongPastNoLongerCounts() throws Exception {
        decidedOn("bad@example.org", "reject", "reject", "spam");
        clock.ahead = Duration.ofDays(91);

        says("bad@example.org").andExpect(jsonPath("$.status").value("approved"));
    }

    @Test
    void moderatorsSeeWhatBecameOfAllThatAnAuthorHasWrittenAndFindIt() throws Exception {
        decidedOn("zoe@example.org", "reject", "spam", "approve");
        String last = idOf(says("zoe@example.org"));
        says("ida@example.org");

        queue("?status=all&authorOf=" + last)
                .andExpect(jsonPath("$.items.length()").value(4))
                .andExpect(jsonPath("$.items[0].id").value(last))
                .andExpect(jsonPath("$.items[0].authorsRecord.pending").value(1))
                .andExpect(jsonPath("$.items[0].authorsRecord.approved").value(1))
                .andExpect(jsonPath("$.items[0].authorsRecord.rejected").value(1))
                .andExpect(jsonPath("$.items[0].authorsRecord.spam").value(1));
        queue("?status=spam&authorOf=" + last)
                .andExpect(jsonPath("$.items.length()").value(1));
        queue("?status=all&authorOf=nowherenowhe").andExpect(jsonPath("$.items").isEmpty());
        queue("?status=all").andExpect(jsonPath("$.items[*].author.email").value(not(hasItem("zoe@example.org"))));
    }
}
