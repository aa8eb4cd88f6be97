package org.kiosque.comment.notices;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.kiosque.comment.mail.Letter;
import org.kiosque.comment.mail.MailRoom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due, and tries again what did not leave, later and later. A letter has the same {@code Message-ID} each time, by which
 * mail programs know a repetition. For several threads and replicas.
 */
final class NoticeWorker {

    private static final Logger log = LoggerFactory.getLogger(NoticeWorker.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** After the first attempt, the second and so on; then it is given up. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12));

    private final Notices notices;
    private final Letters letters;
    private final MailRoom mail;
    private final int maxPerMailbox;
    private final MeterRegistry meters;

    NoticeWorker(Notices notices, Letters letters, MailRoom mail, int maxPerMailbox, MeterRegistry meters) {
        this.notices = notices;
        this.letters = letters;
        this.mail = mail;
        this.maxPerMailbox = maxPerMailbox;
        this.meters = meters;
    }

    /** @return how long nothing is due, as far as is known */
    Duration round() {
        Optional<Notice> due = notices.acquire();
        due.ifPresent(this::send);
        return due.isPresent() ? Duration.ZERO : PAUSE;
    }

    private void send(Notice notice) {
        Optional<Letter> letter = letters.of(notice)
                .filter(found -> !notices.isRefused(found.to()))
                .filter(found -> notices.count(notice, found.to(), maxPerMailbox));
        if (letter.isEmpty()) {
            ended(notice, Notice.DROPPED);
            return;
        }
        Optional<MailRoom.Failure> failure = mail.send(notice.id(), letter.get());
        if (failure.isEmpty()) {
            ended(notice, Notice.SENT);
        } else if (failure.get() == MailRoom.Failure.FOR_GOOD || notice.attempts() > PAUSES.size()) {
            log.atWarn().addKeyValue("notice", notice.id()).log("A letter cannot be sent: {}", failure.get());
            ended(notice, Notice.FAILED);
        } else {
            log.atInfo().addKeyValue("notice", notice.id()).log("A letter is sent later: {}", failure.get());
            meters.counter("comments.notices", "kind", notice.kind(), "outcome", "later")
                    .increment();
            notices.again(notice, PAUSES.get(notice.attempts() - 1));
        }
    }

    private void ended(Notice notice, String outcome) {
        notices.ended(notice, outcome);
        meters.counter("comments.notices", "kind", notice.kind(), "outcome", outcome)
                .increment();
    }
}
