package org.kiosque.recommendation.related.trial;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a trial goes, over HTTP. */
@RestController
record TrialController(Trial trial, TrialCounts counts) {

    /**
     * @param share of articles and readers that have the other weighting now
     * @param items of the last 90 days, the latest first
     */
    record TrialState(double share, List<Counted> items) {}

    /**
     * @param shown how often
     * @param clicks how often somebody went on from there
     */
    record Counted(LocalDate day, Place place, Variant variant, long shown, long clicks) {

        static Counted of(TrialCounts.Count count) {
            return new Counted(
                    LocalDate.ofInstant(count.day(), ZoneOffset.UTC),
                    count.place(),
                    count.variant(),
                    count.shown(),
                    count.clicks());
        }
    }

    @GetMapping("/api/v1/recommendation-trial")
    TrialState state() {
        return new TrialState(
                trial.share(), counts.all().stream().map(Counted::of).toList());
    }
}
