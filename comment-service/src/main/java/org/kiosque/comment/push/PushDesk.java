package org.kiosque.comment.push;

import com.zerodeplibs.webpush.UserAgentMessageEncryptionKeyInfo;
import java.net.InetAddress;
import java.net.URI;
import org.kiosque.comment.news.Topic;
import org.kiosque.comment.privacy.Pseudonyms;
import org.kiosque.comment.push.PushException.NoPushException;
import org.kiosque.comment.push.PushException.NoSuchPushSubscriptionException;
import org.kiosque.comment.push.PushException.TooManyPushSubscriptionsException;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.webhooks.WebhookAddress;
import org.springframework.stereotype.Component;

/** Where browsers ask to be told of articles, and end it. */
@Component
class PushDesk {

    /** In characters; the longest that are known have about 600. */
    static final int LONGEST_ENDPOINT = 1_000;

    /** Browsers that ask from one network address within {@link Subscribers#WINDOW}. */
    static final int MOST_FROM_ONE = 10;

    private final Subscribers subscribers;
    private final Pushes pushes;
    private final PushTokens tokens;
    private final PushKeys keys;
    private final PushProperties properties;
    private final Pseudonyms pseudonyms;

    PushDesk(
            Subscribers subscribers,
            Pushes pushes,
            PushTokens tokens,
            PushKeys keys,
            PushProperties properties,
            Pseudonyms pseudonyms) {
        this.subscribers = subscribers;
        this.pushes = pushes;
        this.tokens = tokens;
        this.keys = keys;
        this.properties = properties;
        this.pseudonyms = pseudonyms;
    }

    /** @throws NoPushException where nothing is sent */
    String publicKey() {
        return keys.sender().orElseThrow(NoPushException::new).publicKey();
    }

    /**
     * Takes a browser's wish in the place of any that it had before. Repeating is harmless, and answers the same.
     *
     * @param address the network address that it comes from
     * @return the token that ends it
     * @throws InvalidFieldException when nothing may be sent there, or not with these keys
     * @throws TooManyPushSubscriptionsException when the address has asked for too many
     */
    String subscribe(Target given, String language, Topic topic, String address) {
        publicKey();
        URI endpoint =
                WebhookAddress.required(given.endpoint(), "/endpoint", LONGEST_ENDPOINT, properties.allowLoopback());
        if (!properties.allows(endpoint)) {
            throw new InvalidFieldException("/endpoint", "is not at a push service that this site sends to");
        }
        requireUsable(given);
        String id = subscribers.idOf(given.endpoint());
        boolean counted = !isLoopback(address);
        String network = pseudonyms.ofAddress(address);
        if (counted && subscribers.lately(network, id) >= MOST_FROM_ONE) {
            throw new TooManyPushSubscriptionsException(MOST_FROM_ONE, Subscribers.WINDOW);
        }
        subscribers.put(id, given, language, topic, counted ? network : null);
        return tokens.of(id);
    }

    private static void requireUsable(Target given) {
        try {
            UserAgentMessageEncryptionKeyInfo.of(given.p256dh(), given.auth());
        } catch (RuntimeException noPoint) {
            throw new InvalidFieldException("/keys/p256dh", "is no point of P-256");
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

    /** Nothing of it is kept. Repeating is harmless. */
    void end(String token) {
        publicKey();
        String id = tokens.read(token).orElseThrow(NoSuchPushSubscriptionException::new);
        subscribers.end(id);
        pushes.end(id);
    }
}
