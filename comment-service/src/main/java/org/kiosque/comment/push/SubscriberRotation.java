package org.kiosque.comment.push;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.kiosque.comment.privacy.MailboxSeal;
import org.kiosque.comment.privacy.MailboxSeal.Sealed;
import org.kiosque.common.failures.UnavailableException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Seals the addresses of browsers anew that were sealed with an earlier key, each by one conditional write. Harmless on several
 * replicas at once; once {@code push.subscriptions.waiting} is 0, none needs the earlier keys any more.
 */
@Component
class SubscriberRotation {

    private static final int AT_ONCE = 500;

    private final MongoOperations mongo;
    private final MailboxSeal seal;
    private final AtomicLong waiting = new AtomicLong();

    SubscriberRotation(MongoOperations mongo, MailboxSeal seal, MeterRegistry meters) {
        this.mongo = mongo;
        this.seal = seal;
        Gauge.builder("push.subscriptions.waiting", waiting, AtomicLong::doubleValue)
                .register(meters);
    }

    @Scheduled(initialDelayString = "PT7S", fixedDelayString = "PT10S")
    void sealAnew() {
        Criteria earlier = where("key").ne(seal.current());
        mongo.find(query(where("key").in(seal.known()).andOperator(earlier)).limit(AT_ONCE), Subscriber.class)
                .forEach(this::replace);
        waiting.set(mongo.count(query(earlier), Subscriber.class));
    }

    private void replace(Subscriber subscriber) {
        try {
            Sealed sealed = seal.seal(seal.open(subscriber.sealed(), subscriber.key()));
            mongo.updateFirst(
                    query(where("_id").is(subscriber.id()).and("sealed").is(subscriber.sealed())),
                    new Update().set("sealed", sealed.text()).set("key", sealed.key()),
                    Subscriber.class);
        } catch (UnavailableException | IllegalStateException unreadable) {
            // it waits, and is counted
        }
    }
}
