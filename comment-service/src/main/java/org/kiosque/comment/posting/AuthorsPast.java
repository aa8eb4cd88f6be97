package org.kiosque.comment.posting;

import java.time.InstantSource;
import org.kiosque.comment.comments.TrackRecords;
import org.kiosque.comment.comments.TrackRecords.TrackRecord;
import org.springframework.stereotype.Component;

/** What the past of a writer says about what they write next. */
@Component
record AuthorsPast(TrackRecords records, HistoryProperties properties, InstantSource clock) {

    /** @return whether too much of what they have written was rejected */
    boolean isBad(String email) {
        return properties.holdAbove() < 1 && isBad(of(email));
    }

    /** @return whether readers see that many of their comments, and none was rejected or called spam */
    boolean isGood(String email, int leastApproved) {
        TrackRecord record = of(email);
        return record.approved() >= leastApproved && record.against() == 0;
    }

    private TrackRecord of(String email) {
        return records.of(email, clock.instant().minus(properties.within()));
    }

    private boolean isBad(TrackRecord record) {
        return record.judged() >= properties.least() && record.against() > properties.holdAbove() * record.judged();
    }
}
