package org.kiosque.article.imports;

import com.mongodb.MongoGridFSException;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSFile;
import com.mongodb.client.model.Filters;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.BsonString;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/** The files that are being brought in, where every replica can read them. */
@Component
class ImportFiles {

    private static final String BUCKET = "importFiles";
    private static final int CHUNK = 1 << 20;
    private static final int AT_ONCE = 100;

    private final MongoDatabaseFactory database;

    ImportFiles(MongoDatabaseFactory database) {
        this.database = database;
    }

    private GridFSBucket bucket() {
        return GridFSBuckets.create(database.getMongoDatabase(), BUCKET).withChunkSizeBytes(CHUNK);
    }

    /** @param id repeating it with the same one keeps the same file */
    void keep(String id, InputStream bytes) {
        forget(id); // what an attempt before this one left
        bucket().uploadFromStream(new BsonString(id), id, bytes);
    }

    /** @throws MongoGridFSException when there is none */
    InputStream open(String id) {
        return bucket().openDownloadStream(new BsonString(id));
    }

    /** Repeating is harmless. */
    void forget(String id) {
        try {
            bucket().delete(new BsonString(id));
        } catch (MongoGridFSException noneThere) {
            // as it should be
        }
    }

    /** @return ids of some that were kept before {@code time} */
    List<String> before(Instant time) {
        return bucket().find(Filters.lt("uploadDate", Date.from(time)))
                .limit(AT_ONCE)
                .map(GridFSFile::getFilename)
                .into(new ArrayList<>());
    }
}
