package org.kiosque.comment.people;

import io.micrometer.core.instrument.MeterRegistry;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.bans.Bans;
import org.kiosque.comment.bans.Bans.OwnBan;
import org.kiosque.comment.comments.PersonalComments;
import org.kiosque.comment.comments.PersonalComments.Trace;
import org.kiosque.comment.newsletter.SubscriptionDesk;
import org.kiosque.comment.notices.Notices;
import org.kiosque.comment.people.PersonApi.Erased;
import org.kiosque.comment.people.PersonApi.Item;
import org.kiosque.comment.privacy.MailboxSeal;
import org.kiosque.comment.reactions.Reactions;
import org.kiosque.comment.reports.Reports;
import org.kiosque.comment.translating.CommentTranslations;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.idempotency.IdempotencyKeys;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Page;
import org.springframework.stereotype.Component;

/** Where moderators answer who asks what is known of them, or wants to be forgotten. Nothing here is logged. */
@Component
record PersonDesk(
        PersonalComments comments,
        Bans bans,
        Reports reports,
        Reactions reactions,
        CommentTranslations translations,
        IdempotencyKeys idempotencyKeys,
        Notices notices,
        SubscriptionDesk subscriptions,
        MailboxSeal seal,
        MeterRegistry meters) {

    /** Of one request, so that it ends in time. */
    static final int ERASED_AT_ONCE = 100;

    private static final int LONGEST_ID = 500;

    private static final int LONGEST_ADDRESS = 254;
    private static final long BYTES_AT_ONCE = 256 * 1024;
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+");

    /** @return by which a person can be asked for without anybody on the way seeing their address */
    String id(String email) {
        return seal.id(address("/email", email));
    }

    /**
     * @param person an id, or the e-mail address itself
     * @return the e-mail address, as it stands with a comment
     * @throws InvalidFieldException for what is neither
     */
    String address(String person) {
        return person.indexOf('@') < 0 && person.length() <= LONGEST_ID
                ? seal.addressOf(person)
                        .orElseThrow(
                                () -> new InvalidFieldException("person", "is neither an id nor an e-mail address"))
                : address("person", person);
    }

    private static String address(String field, String given) {
        if (given.length() > LONGEST_ADDRESS || !ADDRESS.matcher(given.strip()).matches()) {
            throw new InvalidFieldException(
                    field, "must be an e-mail address of at most " + LONGEST_ADDRESS + " characters");
        }
        return Normalizer.normalize(given.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    Page<Item> page(String email, @Nullable Cursor after, int limit) {
        var page = comments.page(email, after, limit, BYTES_AT_ONCE);
        return new Page<>(page.items().stream().map(Item::of).toList(), page.nextCursor());
    }

    Optional<OwnBan> ban(String email) {
        return bans.of(email);
    }

    /**
     * Removes all of a person, {@value #ERASED_AT_ONCE} comments at a time. Wherever it ends, the same request goes on: a
     * comment is found by its e-mail address until nothing else is left of it. Repeating is harmless.
     *
     * @param by the moderator, for the log
     */
    Erased erase(String email, String by) {
        List<Trace> some = comments.some(email, ERASED_AT_ONCE + 1);
        List<Trace> now = some.size() > ERASED_AT_ONCE ? some.subList(0, ERASED_AT_ONCE) : some;
        List<String> ids = now.stream().map(Trace::id).toList();
        List<String> networks = now.stream()
                .flatMap(trace -> Stream.ofNullable(trace.networkHash()))
                .distinct()
                .toList();
        ids.forEach(id -> comments.erase(id, by));
        bans.forget(email, networks);
        reports.forget(ids, networks);
        reactions.forget(networks);
        translations.forget(ids);
        idempotencyKeys.forget(ids);
        notices.forget(email, ids);
        subscriptions.forget(email);
        comments.forget(email, ids); // last: from here on nothing leads to them
        meters.counter("comments.erased").increment(ids.size());
        return new Erased(ids.size(), some.size() <= ERASED_AT_ONCE);
    }
}
