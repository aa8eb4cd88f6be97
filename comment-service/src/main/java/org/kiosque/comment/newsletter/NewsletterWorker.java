package org.kiosque.comment.newsletter;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.mail.Letter;
import org.kiosque.comment.mail.MailRoom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes letters of what there is to write of, and sends them. For several threads and replicas. */
final class NewsletterWorker {

    private static final Logger log = LoggerFactory.getLogger(NewsletterWorker.class);

    static final int MADE_AT_ONCE = 500;

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS_AT_THE_CLOCK = Duration.ofSeconds(30);

    /** Letters that ask for confirmation, to one mailbox within a day. */
    static final int MOST_QUESTIONS = 5;

    /** After the first attempt, the second and so on; then it is given up. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6));

    private final Subscriptions subscriptions;
    private final Stories stories;
    private final Sendings sendings;
    private final NewsletterLetters letters;
    private final MailRoom mail;
    private final NewsletterProperties properties;
    private final InstantSource clock;
    private final MeterRegistry meters;

    NewsletterWorker(
            Subscriptions subscriptions,
            Stories stories,
            Sendings sendings,
            NewsletterLetters letters,
            MailRoom mail,
            NewsletterProperties properties,
            InstantSource clock,
            MeterRegistry meters) {
        this.subscriptions = subscriptions;
        this.stories = stories;
        this.sendings = sendings;
        this.letters = letters;
        this.mail = mail;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
    }

    /** Notes that a day's letters are due, whichever replica does. */
    Duration look() {
        Instant now = clock.instant();
        ZonedDateTime here = now.atZone(properties.timeZone());
        LocalDate day = here.toLocalDate();
        if (day.atTime(properties.dailyAt()).atZone(properties.timeZone()).isAfter(here)) {
            day = day.minusDays(1);
        }
        stories.addDay(
                day.toString(),
                day.atTime(properties.dailyAt()).atZone(properties.timeZone()).toInstant());
        return BETWEEN_LOOKS_AT_THE_CLOCK;
    }

    /** @return how long there is nothing to make letters of, as far as is known */
    Duration make() {
        Optional<Issue> due = stories.acquire();
        due.ifPresent(this::make);
        return due.isPresent() ? Duration.ZERO : PAUSE;
    }

    private void make(Issue issue) {
        List<String> some = readers(issue);
        sendings.add(some, issue.id());
        stories.made(issue, some.size() < MADE_AT_ONCE ? null : some.getLast());
    }

    private List<String> readers(Issue issue) {
        String storyId = issue.storyId();
        if (storyId == null) {
            return subscriptions.daily(issue.after(), MADE_AT_ONCE);
        }
        return stories.find(storyId)
                .map(story -> subscriptions.atOnce(story, stories.sectionOf(story), issue.after(), MADE_AT_ONCE))
                .orElse(List.of());
    }

    /** @return how long nothing is due, as far as is known */
    Duration send() {
        Optional<Sending> due = sendings.acquire();
        due.ifPresent(this::send);
        return due.isPresent() ? Duration.ZERO : PAUSE;
    }

    private void send(Sending sending) {
        Letter letter = letters.of(sending)
                .filter(found -> isNotTooMuch(sending, found.to()))
                .orElse(null);
        if (letter == null) {
            sendings.drop(sending);
            count(sending, Sending.DROPPED);
        } else if (sendings.letGo(sending, letter.to())) {
            handOver(sending, letter);
        }
    }

    private boolean isNotTooMuch(Sending sending, String to) {
        return sendings.countTo(to) < properties.maxPerMailbox()
                && !(sending.isConfirmation() && sendings.askedOf(to) >= MOST_QUESTIONS);
    }

    private void handOver(Sending sending, Letter letter) {
        MailRoom.Failure failure = mail.send(sending.id(), letter).orElse(null);
        if (failure == null) {
            sendings.ended(sending, Sending.SENT);
            subscriptions.taken(sending.subscriptionId());
            count(sending, Sending.SENT);
            return;
        }
        String outcome = outcome(failure, sending.attempts());
        log.atInfo()
                .addKeyValue("letter", sending.about())
                .log("A letter has not left: {}", outcome == null ? "later" : outcome);
        count(sending, outcome == null ? "later" : outcome);
        if (outcome == null) {
            sendings.again(sending, PAUSES.get(sending.attempts() - 1));
            return;
        }
        sendings.ended(sending, outcome);
        if (failure == MailRoom.Failure.FOR_GOOD) {
            subscriptions.refused(sending.subscriptionId());
        }
    }

    /** Null when it is tried again: what may have left is not. */
    private static @Nullable String outcome(MailRoom.Failure failure, int attempts) {
        return switch (failure) {
            case FOR_GOOD -> Sending.FAILED;
            case UNCERTAIN -> Sending.UNCERTAIN;
            case FOR_NOW -> attempts > PAUSES.size() ? Sending.FAILED : null;
        };
    }

    private void count(Sending sending, String outcome) {
        meters.counter("newsletter.letters", "kind", sending.kind(), "outcome", outcome)
                .increment();
    }
}
