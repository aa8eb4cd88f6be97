package org.kiosque.article.media;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/** In the service's database, each file as a document of its own, so that one read finds it. */
record StoredFiles(MongoOperations mongo) implements MediaFiles {

    @Override
    public void keep(FileName name, byte[] bytes) {
        mongo.save(MediaVariant.of(name, bytes));
    }

    @Override
    public Optional<byte[]> find(FileName name) {
        MediaVariant found = mongo.findById(MediaVariant.id(name), MediaVariant.class);
        byte @Nullable [] bytes = found == null ? null : found.bytes();
        return Optional.ofNullable(bytes);
    }

    @Override
    public void forget(String mediaId) {
        // All ids that begin with it and a slash: what follows a slash is less than what follows the sign after it.
        mongo.remove(query(where("_id").gt(mediaId + "/").lt(mediaId + "0")), MediaVariant.class);
    }
}
