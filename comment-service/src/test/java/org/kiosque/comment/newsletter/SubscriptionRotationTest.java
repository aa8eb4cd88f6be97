package org.kiosque.comment.newsletter;

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

class SubscriptionRotationTest extends WithStore {

    private static final String OLD = "old-key-old-key-old-key-old-key-old";
    private static final String NEW = "new-key-new-key-new-key-new-key-new";

    private static MailboxSeal seal(String... keys) {
        return new MailboxSeal(new PrivacyProperties(OLD, List.of(keys), Duration.ofDays(30)));
    }

    @Test
    void addressesAreSealedWithTheKeyOfNow() {
        Sealed before = seal().seal("ada@example.org");
        mongo.insert(new Subscription(
                "s",
                before.hash(),
                before.text(),
                before.key(),
                "fr",
                "all",
                null,
                null,
                Subscription.DAILY,
                Subscription.ACTIVE,
                Instant.EPOCH,
                null,
                null,
                Instant.EPOCH,
                0));
        MailboxSeal now = seal(NEW);
        var meters = new SimpleMeterRegistry();

        new SubscriptionRotation(mongo, now, meters).sealAnew();

        Subscription after = mongo.findById("s", Subscription.class);
        assertThat(after.key()).isEqualTo(now.current()).isNotEqualTo(before.key());
        assertThat(now.open(after.sealed(), after.key())).isEqualTo("ada@example.org");
        assertThat(after.email()).isEqualTo(now.seal("ada@example.org").hash());
        assertThat(meters.get("newsletter.mailboxes.waiting").gauge().value()).isZero();
    }
}
