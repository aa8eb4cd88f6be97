package org.kiosque.comment.newsletter;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
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
 * Seals the addresses of subscriptions anew that were sealed with an earlier key, each by one conditional write. Harmless on several
 * replicas at once; once {@code newsletter.mailboxes.waiting} is 0, no subscription needs the earlier keys any more.
 */
@Component
class SubscriptionRotation {

    private static final int AT_ONCE = 500;

    private final MongoOperations mongo;
    private final MailboxSeal seal;
    private final AtomicLong waiting = new AtomicLong();

    SubscriptionRotation(MongoOperations mongo, MailboxSeal seal, MeterRegistry meters) {
        this.mongo = mongo;
        this.seal = seal;
        Gauge.builder("newsletter.mailboxes.waiting", waiting, AtomicLong::doubleValue)
                .register(meters);
    }

    @Scheduled(initialDelayString = "PT6S", fixedDelayString = "PT10S")
    void sealAnew() {
        Criteria earlier = where("key").ne(seal.current());
        List<Subscription> some = mongo.find(
                query(where("key").in(seal.known()).andOperator(earlier)).limit(AT_ONCE), Subscription.class);
        some.forEach(this::replace);
        waiting.set(mongo.count(query(earlier), Subscription.class));
    }

    private void replace(Subscription subscription) {
        try {
            Sealed sealed = seal.seal(seal.open(subscription.sealed(), subscription.key()));
            mongo.updateFirst(
                    query(where("_id").is(subscription.id()).and("key").is(subscription.key())),
                    new Update()
                            .set("email", sealed.hash())
                            .set("sealed", sealed.text())
                            .set("key", sealed.key()),
                    Subscription.class);
        } catch (UnavailableException | IllegalStateException unreadable) {
            // it waits, and is counted
        }
    }
}
