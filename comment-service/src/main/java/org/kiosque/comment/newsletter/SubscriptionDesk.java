package org.kiosque.comment.newsletter;

import java.net.InetAddress;
import java.text.Normalizer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.kiosque.comment.news.Topic;
import org.kiosque.comment.newsletter.SubscriptionException.NoNewsletterException;
import org.kiosque.comment.newsletter.SubscriptionException.NoSuchSubscriptionException;
import org.kiosque.comment.newsletter.SubscriptionException.TooManyWishesException;
import org.kiosque.comment.newsletter.SubscriptionTokens.Right;
import org.kiosque.comment.newsletter.Subscriptions.Wish;
import org.kiosque.comment.privacy.Pseudonyms;
import org.springframework.stereotype.Component;

/** Where readers ask for letters, confirm that it was them, and end them. */
@Component
public class SubscriptionDesk {

    /** Of one mailbox; what is beyond is taken without a word and forgotten. */
    private static final int MOST_OF_ONE = 20;

    /** Wishes that wait, from one network address. */
    private static final int MOST_FROM_ONE = 10;

    private static final Duration WINDOW = Duration.ofHours(1);

    private final Subscriptions subscriptions;
    private final Sendings sendings;
    private final SubscriptionTokens tokens;
    private final Pseudonyms pseudonyms;
    private final NewsletterProperties properties;
    private final InstantSource clock;

    SubscriptionDesk(
            Subscriptions subscriptions,
            Sendings sendings,
            SubscriptionTokens tokens,
            Pseudonyms pseudonyms,
            NewsletterProperties properties,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.sendings = sendings;
        this.tokens = tokens;
        this.pseudonyms = pseudonyms;
        this.properties = properties;
        this.clock = clock;
    }

    /** A subscription, and whether whoever asks may confirm it. */
    record Found(Subscription subscription, boolean confirms) {}

    /**
     * Asks the mailbox whether its reader wants that. Repeating is harmless.
     *
     * @param address the network address that it comes from
     * @throws TooManyWishesException when the address has asked for too many
     */
    void wish(String email, String language, Topic topic, String frequency, String address) {
        requireNewsletter();
        String network = pseudonyms.ofAddress(address);
        if (!isLoopback(address)
                && subscriptions.pendingFrom(network, clock.instant().minus(WINDOW)) >= MOST_FROM_ONE) {
            throw new TooManyWishesException(MOST_FROM_ONE, WINDOW);
        }
        var wish = new Wish(normal(email), language, topic, frequency);
        String id = subscriptions.idOf(wish);
        boolean known = subscriptions.find(id).isPresent();
        if (known || subscriptions.countOf(wish.email()) < MOST_OF_ONE) {
            subscriptions.wish(wish, network);
            sendings.ask(id);
        }
    }

    /** Behind it all readers look alike. */
    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException notLiteral) {
            return false;
        }
    }

    private static String normal(String email) {
        return Normalizer.normalize(email.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    Found find(String token) {
        requireNewsletter();
        Right right = tokens.read(token).orElseThrow(NoSuchSubscriptionException::new);
        Subscription subscription =
                subscriptions.find(right.subscriptionId()).orElseThrow(NoSuchSubscriptionException::new);
        return new Found(subscription, right.confirms());
    }

    /** Repeating is harmless. */
    Found confirm(String token) {
        Found found = find(token);
        if (!found.confirms()) {
            throw new NoSuchSubscriptionException();
        }
        subscriptions.confirm(found.subscription().id());
        return find(token);
    }

    /** Repeating is harmless. */
    void end(String token) {
        requireNewsletter();
        String id =
                tokens.read(token).orElseThrow(NoSuchSubscriptionException::new).subscriptionId();
        subscriptions.end(id);
        sendings.end(id);
    }

    /** All of a person who wants to be forgotten. Repeating is harmless. */
    public void forget(String email) {
        subscriptions.forget(email);
        sendings.forget(email);
    }

    private void requireNewsletter() {
        if (properties.from() == null) {
            throw new NoNewsletterException();
        }
    }
}
