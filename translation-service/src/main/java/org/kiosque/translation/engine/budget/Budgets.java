package org.kiosque.translation.engine.budget;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * What each engine has been given in each month, of UTC. Characters are taken before a call, by one conditional write that
 * replicas cannot both win, and given back when the call cost less. Who dies in between has spent them: the engine may well
 * count them, too.
 */
@Component
public class Budgets {

    private static final String COLLECTION = "engineBudgets";

    private final MongoOperations mongo;
    private final InstantSource clock;

    Budgets(MongoOperations mongo, InstantSource clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Characters that are taken from a month's budget. */
    public record Reservation(String engine, YearMonth month, long characters) {

        String id() {
            return engine + ":" + month;
        }
    }

    /** @param used characters, with those of calls that are under way */
    record Spent(@Id String id, long used) {}

    /**
     * @param characters at least 0
     * @param limit of the month; nothing is ever taken beyond it
     * @return empty when so many are not left
     */
    public Optional<Reservation> reserve(String engine, long characters, long limit) {
        var reservation = new Reservation(engine, month(), characters);
        if (characters > limit) {
            return Optional.empty();
        }
        for (boolean first : new boolean[] {true, false}) {
            try {
                var fits = query(where("_id").is(reservation.id()).and("used").lte(limit - characters));
                var taken = new Update().inc("used", characters);
                boolean done = first
                        ? mongo.upsert(fits, taken, COLLECTION).wasAcknowledged()
                        : mongo.updateFirst(fits, taken, COLLECTION).getMatchedCount() > 0;
                return done ? Optional.of(reservation) : Optional.empty();
            } catch (DuplicateKeyException thereAlready) {
                // it does not fit, or another replica was the first of the month in this very moment
            }
        }
        return Optional.empty();
    }

    /** @param characters that the call really cost; repeating this is not harmless */
    public void settle(Reservation reservation, long characters) {
        if (characters != reservation.characters()) {
            mongo.updateFirst(
                    query(where("_id").is(reservation.id())),
                    new Update().inc("used", characters - reservation.characters()),
                    COLLECTION);
        }
    }

    /** @return characters that this engine has been given this month */
    public long used(String engine) {
        @Nullable Spent spent = mongo.findById(new Reservation(engine, month(), 0).id(), Spent.class, COLLECTION);
        return spent == null ? 0 : spent.used();
    }

    /** The month that counts now. */
    public YearMonth month() {
        return YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
    }
}
