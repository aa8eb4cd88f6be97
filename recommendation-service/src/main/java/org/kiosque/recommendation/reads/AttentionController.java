package org.kiosque.recommendation.reads;

import java.util.List;
import org.kiosque.recommendation.reads.DailyAttention.OfDay;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How much was read and discussed, over HTTP. */
@RestController
record AttentionController(DailyAttention attention) {

    /** @param days the oldest first */
    record Figures(List<OfDay> days) {}

    @GetMapping("/api/v1/attention")
    Figures figures() {
        return new Figures(attention.days());
    }
}
