package org.kiosque.comment.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithStore;
import org.kiosque.comment.privacy.MailboxSeal;
import org.kiosque.comment.privacy.MailboxSeal.Sealed;
import org.kiosque.comment.privacy.PrivacyProperties;

class SubscriberRotationTest extends WithStore {

    private static final String OLD = "old-key-old-key-old-key-old-key-old";
    private static final String NEW = "new-key-new-key-new-key-new-key-new";

    private static MailboxSeal seal(String... keys) {
        return new MailboxSeal(new PrivacyProperties(OLD, List.of(keys), Duration.ofDays(30)));
    }

    @Test
    void addressesAreSealedWithTheKeyOfNow() {
        var target = new Target("https://push.example.org/x", "p", "a");
        Sealed before = seal().seal(target.text());
        mongo.insert(new Subscriber("s", before.text(), before.key(), "fr", "all", Instant.EPOCH, null, 0, null, null));
        MailboxSeal now = seal(NEW);
        var meters = new SimpleMeterRegistry();

        new SubscriberRotation(mongo, now, meters).sealAnew();

        Subscriber after = mongo.findById("s", Subscriber.class);
        assertThat(after.key()).isEqualTo(now.current()).isNotEqualTo(before.key());
        assertThat(Target.of(now.open(after.sealed(), after.key()))).isEqualTo(target);
        assertThat(meters.get("push.subscriptions.waiting").gauge().value()).isZero();
    }
}
