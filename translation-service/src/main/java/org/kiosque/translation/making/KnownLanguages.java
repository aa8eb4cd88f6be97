package org.kiosque.translation.making;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.kiosque.common.languages.Language;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The languages into which all articles that were ever told of are wanted already. */
@Component
record KnownLanguages(MongoOperations mongo) {

    private static final String COLLECTION = "knownLanguages";

    boolean isEmpty() {
        return !mongo.exists(new Query(), COLLECTION);
    }

    /** Forgets what is none of these, so that it is news when it comes back. */
    void retain(Collection<Language> site) {
        mongo.remove(query(where("_id").nin(tags(site))), COLLECTION);
    }

    /** @return those of the site's languages that are not known */
    List<Language> unknownOf(Collection<Language> site) {
        List<String> known = mongo.find(new Query(), Document.class, COLLECTION).stream()
                .map(language -> language.getString("_id"))
                .toList();
        return site.stream().filter(language -> !known.contains(language.tag())).toList();
    }

    void add(Collection<Language> languages) {
        languages.forEach(language -> mongo.save(new Document("_id", language.tag()), COLLECTION));
    }

    private static List<String> tags(Collection<Language> languages) {
        return languages.stream().map(Language::tag).toList();
    }
}
