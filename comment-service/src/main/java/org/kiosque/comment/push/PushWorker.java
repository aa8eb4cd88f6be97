package org.kiosque.comment.push;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.discussions.Discussion;
import org.kiosque.comment.discussions.Discussions;
import org.kiosque.common.failures.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Makes messages of what there is to tell, and sends them. For several threads and replicas. */
final class PushWorker {

    private static final Logger log = LoggerFactory.getLogger(PushWorker.class);

    static final int MADE_AT_ONCE = 500;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** After the first attempt, the second and so on; then it is given up. A push service may ask for longer ones. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6));

    /** For the earlier key of an address that this process does not have. */
    private static final Duration UNTIL_THERE_IS_A_KEY = Duration.ofMinutes(30);

    private static final String LATER = "later";
    private static final String GONE = "gone";

    private final Subscribers subscribers;
    private final PushStories stories;
    private final Pushes pushes;
    private final Discussions discussions;
    private final PushClient client;
    private final RestingServices services;
    private final PushProperties properties;
    private final JsonMapper json;
    private final InstantSource clock;
    private final MeterRegistry meters;

    PushWorker(
            Subscribers subscribers,
            PushStories stories,
            Pushes pushes,
            Discussions discussions,
            PushClient client,
            RestingServices services,
            PushProperties properties,
            JsonMapper json,
            InstantSource clock,
            MeterRegistry meters) {
        this.subscribers = subscribers;
        this.stories = stories;
        this.pushes = pushes;
        this.discussions = discussions;
        this.client = client;
        this.services = services;
        this.properties = properties;
        this.json = json;
        this.clock = clock;
        this.meters = meters;
    }

    /** @return how long there is nothing to make messages of, as far as is known */
    Duration make() {
        Optional<PushStory> due = stories.acquire();
        due.ifPresent(this::make);
        return due.isPresent() ? Duration.ZERO : PAUSE;
    }

    private void make(PushStory story) {
        String after = story.after() == null ? "" : story.after();
        List<String> some = subscribers.wanting(story, stories.sectionOf(story), after, MADE_AT_ONCE);
        pushes.add(some, story.id(), story.edition());
        stories.made(story, some.size() < MADE_AT_ONCE ? null : some.getLast());
    }

    /** @return how long nothing is due, as far as is known */
    Duration send() {
        Optional<Push> due = pushes.acquire();
        due.ifPresent(this::send);
        return due.isPresent() ? Duration.ZERO : PAUSE;
    }

    private void send(Push push) {
        HttpPost message;
        try {
            message = message(push);
        } catch (UnavailableException unknownKey) { // another replica has it, or this one will
            pushes.postpone(push, UNTIL_THERE_IS_A_KEY);
            count(LATER);
            return;
        }
        if (message == null) {
            pushes.drop(push);
            count(Push.DROPPED);
        } else {
            send(push, message, message.getAuthority().getHostName());
        }
    }

    private void send(Push push, HttpPost message, String service) {
        Duration rest = services.restOf(service);
        if (rest.isPositive()) {
            pushes.postpone(push, rest);
            return;
        }
        if (pushes.letGo(push)) {
            PushClient.Answer answer = client.send(message);
            services.heard(service, answer);
            ended(push, answer);
        }
    }

    /** Null when nobody is to get it any more, or it cannot be sent. */
    private @Nullable HttpPost message(Push push) {
        Subscriber subscriber = subscribers.find(push.subscriberId()).orElse(null);
        PushStory story = stories.find(push.storyId()).orElse(null);
        if (subscriber == null || story == null || !isReadable(story)) {
            return null;
        }
        Duration left = Duration.between(clock.instant(), end(push));
        if (!left.isPositive()) {
            return null;
        }
        try {
            byte[] payload = PushPayload.of(story, push.told()).bytes(json);
            return client.prepare(subscribers.targetOf(subscriber), payload, stories.topicOf(story), left);
        } catch (UnavailableException unknownKey) {
            throw unknownKey;
        } catch (RuntimeException unusable) {
            log.atInfo().addKeyValue("story", push.storyId()).log("A message cannot be sent");
            return null;
        }
    }

    private boolean isReadable(PushStory story) {
        Discussion discussion = discussions.of(List.of(story.articleId())).get(story.articleId());
        return discussion == null || !(discussion.admission() instanceof Discussion.Withdrawn);
    }

    /** When nobody needs it any more. */
    private Instant end(Push push) {
        return push.madeAt().plus(properties.keptFor());
    }

    private void ended(Push push, PushClient.Answer answer) {
        if (answer.isGood()) {
            pushes.ended(push, Push.SENT);
            subscribers.taken(push.subscriberId());
            count(Push.SENT);
        } else if (answer.isGone()) {
            subscribers.end(push.subscriberId());
            pushes.end(push.subscriberId());
            count(GONE);
        } else {
            failed(push, answer);
        }
    }

    private void failed(Push push, PushClient.Answer answer) {
        Duration pause = answer.isForNow() ? pause(push, answer.retryAfter()) : null;
        log.atInfo()
                .addKeyValue("story", push.storyId())
                .addKeyValue("status", answer.status())
                .log("A message was not taken: {}", pause == null ? Push.FAILED : LATER);
        if (pause == null) {
            pushes.ended(push, Push.FAILED);
            count(Push.FAILED);
        } else {
            pushes.again(push, pause);
            count(LATER);
        }
        if (!answer.isForNow()) {
            subscribers.refused(push.subscriberId());
        } else if (pause == null) {
            subscribers.failed(push.subscriberId());
        }
    }

    /** Null when it is given up. */
    private @Nullable Duration pause(Push push, @Nullable Duration wanted) {
        if (push.attempts() > PAUSES.size()) {
            return null;
        }
        Duration ours = PAUSES.get(push.attempts() - 1);
        Duration pause = wanted == null || wanted.compareTo(ours) < 0 ? ours : wanted;
        return clock.instant().plus(pause).isBefore(end(push)) ? pause : null;
    }

    private void count(String outcome) {
        meters.counter("push.messages", "outcome", outcome).increment();
    }
}
