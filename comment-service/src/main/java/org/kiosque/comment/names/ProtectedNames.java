package org.kiosque.comment.names;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.kiosque.common.store.StoreRounds;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The names that only their owners may comment under without a moderator's look: once known, they stay. */
@Component
public class ProtectedNames {

    static final String COLLECTION = "protectedNames";

    private static final int SHORTEST_FOUND_WITHIN = 5;

    private final MongoOperations mongo;
    private final Set<String> site;
    private final StoreRounds<Set<String>, Boolean> looks = new StoreRounds<>("protected-names", this::anyOf);

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
                || looks.ask(skeletons);
    }

    private List<Boolean> anyOf(List<Set<String>> names) {
        Query all = query(where("_id").in(names.stream().flatMap(Set::stream).collect(Collectors.toSet())));
        all.fields().include("_id");
        Set<String> found = mongo.find(all, Document.class, COLLECTION).stream()
                .map(name -> name.getString("_id"))
                .collect(Collectors.toSet());
        return names.stream()
                .map(skeletons -> skeletons.stream().anyMatch(found::contains))
                .toList();
    }

    /** A site that is called "Le" would have something in half of all names. */
    private static boolean isSites(String own, String skeleton) {
        return own.length() < SHORTEST_FOUND_WITHIN ? skeleton.equals(own) : skeleton.contains(own);
    }

    /** @param name whose it is first known to be, for people who look into the store */
    @org.springframework.data.mongodb.core.mapping.Document(COLLECTION)
    record ProtectedName(@Id String skeleton, String name) {}
}
