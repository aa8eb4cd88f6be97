package org.kiosque.comment.names;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

/** The names that only their owners may comment under without a moderator's look: once known, they stay. */
@Component
public class ProtectedNames {

    static final String COLLECTION = "protectedNames";

    private static final int SHORTEST_FOUND_WITHIN = 5;

    private final MongoOperations mongo;
    private final Set<String> site;

    ProtectedNames(MongoOperations mongo, SiteProperties site) {
        this.mongo = mongo;
        this.site = NameSkeleton.of(site.name());
    }

    /** @param name of an author or a moderator. Repeating is harmless */
    public void add(String name) {
        for (String skeleton : NameSkeleton.of(name)) {
            if (mongo.exists(query(where("_id").is(skeleton)), ProtectedName.class)) {
                continue;
            }
            try {
                mongo.insert(new ProtectedName(skeleton, name));
            } catch (DuplicateKeyException othersWereFaster) {
                // it is there
            }
        }
    }

    /** @return whether a name looks like one of these, or has something in it that looks like the site's */
    public boolean looksLikeOne(String name) {
        Set<String> skeletons = NameSkeleton.of(name);
        return skeletons.stream().anyMatch(skeleton -> site.stream().anyMatch(own -> isSites(own, skeleton)))
                || mongo.exists(query(where("_id").in(skeletons)), ProtectedName.class);
    }

    /** A site that is called "Le" would have something in half of all names. */
    private static boolean isSites(String own, String skeleton) {
        return own.length() < SHORTEST_FOUND_WITHIN ? skeleton.equals(own) : skeleton.contains(own);
    }

    /** @param name whose it is first known to be, for people who look into the store */
    @Document(COLLECTION)
    record ProtectedName(@Id String skeleton, String name) {}
}
