package org.kiosque.local.backup;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.RawBsonDocument;
import org.kiosque.local.parts.Ports;
import org.kiosque.local.parts.Store;
import org.kiosque.local.process.Folders;
import org.kiosque.local.process.PrivateFiles;
import org.kiosque.local.supervision.StartException;

/**
 * The documents of the services' databases in a folder: {@code DATABASE/COLLECTION.bson}, the documents one behind the other, as
 * {@code mongodump} lays them down and {@code mongorestore} reads them. Indexes are not kept: each service makes its own when it
 * starts. The databases are read one after the other while the services work; what was told meanwhile they hear again from the
 * topics, for a restored store no longer knows which partitions were read into it.
 */
public final class Backup {

    public static final List<String> DATABASES =
            List.of("kiosque-article", "kiosque-comment", "kiosque-recommendation", "kiosque-translation");

    private static final String SUFFIX = ".bson";
    /** What a restored store has to forget, so that its topics are read into it again. */
    private static final String REPLAYED = "replayedPartitions";

    private static final int LARGEST_DOCUMENT_BYTES = 16 * 1024 * 1024 + 16 * 1024;
    private static final int BATCH_BYTES = 4 * 1024 * 1024;
    private static final int BATCH = 500;

    /** Where a database is. */
    @FunctionalInterface
    public interface Address {
        /** @return of the database with that name; it says which one */
        String of(String database) throws IOException;
    }

    private Backup() {}

    /** @return where the services' databases are in that store */
    public static Address at(Store store, Ports ports) {
        return database -> {
            try {
                return store.database(database, ports);
            } catch (StartException e) {
                throw new IOException(e.reason(), e);
            }
        };
    }

    /**
     * @param folder that is not there yet; it is there, complete, when this returns, and readable by its owner alone
     * @return how many documents there are
     * @throws IOException if the store or the folder fails; then there is no folder
     */
    public static long take(Address address, Path folder) throws IOException {
        if (Files.exists(folder)) {
            throw new IOException(folder + " is there already: name a folder that is not");
        }
        Path draft = folder.resolveSibling(folder.getFileName() + ".part");
        Folders.delete(draft);
        PrivateFiles.createFolder(draft);
        long documents = 0;
        try {
            for (String name : DATABASES) {
                Path target = Files.createDirectory(draft.resolve(name));
                var at = new ConnectionString(address.of(name));
                try (MongoClient client = MongoClients.create(at)) {
                    MongoDatabase database = database(client, at);
                    for (String collection : database.listCollectionNames()) {
                        if (!collection.startsWith("system.")) {
                            documents += write(
                                    database.getCollection(collection, RawBsonDocument.class),
                                    target.resolve(collection + SUFFIX));
                        }
                    }
                }
            }
        } catch (MongoException e) {
            Folders.delete(draft);
            throw new IOException("the store does not give its documents: " + e.getMessage(), e);
        }
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        return documents;
    }

    private static long write(MongoCollection<RawBsonDocument> collection, Path file) throws IOException {
        long documents = 0;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                MongoCursor<RawBsonDocument> all = collection.find().iterator()) {
            while (all.hasNext()) {
                ByteBuffer bytes = all.next().getByteBuffer().asNIO();
                while (bytes.hasRemaining()) {
                    var _ = out.write(bytes);
                }
                documents++;
            }
            out.force(true);
        }
        return documents;
    }

    /**
     * Puts the documents in the place of all that the databases hold. No service may run meanwhile.
     *
     * @return how many documents there are
     * @throws IOException if it is no backup, in which case nothing was changed; or if the store fails: repeat it then
     */
    public static long restore(Address address, Path folder) throws IOException {
        for (String name : DATABASES) {
            if (!Files.isDirectory(folder.resolve(name))) {
                throw new IOException("%s is no backup: it has no folder %s".formatted(folder, name));
            }
        }
        long documents = 0;
        try {
            for (String name : DATABASES) {
                var at = new ConnectionString(address.of(name));
                try (MongoClient client = MongoClients.create(at)) {
                    MongoDatabase database = database(client, at);
                    database.drop();
                    for (Path file : files(folder.resolve(name))) {
                        String collection = file.getFileName().toString().replace(SUFFIX, "");
                        if (!collection.equals(REPLAYED)) {
                            documents += read(file, database.getCollection(collection, RawBsonDocument.class));
                        }
                    }
                }
            }
        } catch (MongoException e) {
            throw new IOException("the store does not take the documents: " + e.getMessage(), e);
        }
        return documents;
    }

    private static MongoDatabase database(MongoClient client, ConnectionString at) {
        return client.getDatabase(Objects.requireNonNull(at.getDatabase(), "an address that names its database"));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private static long read(Path file, MongoCollection<RawBsonDocument> collection) throws IOException {
        long documents = 0;
        List<RawBsonDocument> batch = new ArrayList<>();
        int bytes = 0;
        try (InputStream buffered = Files.newInputStream(file);
                var in = new DataInputStream(new BufferedInputStream(buffered))) {
            Optional<byte[]> next = next(in, file);
            while (next.isPresent()) {
                batch.add(new RawBsonDocument(next.get()));
                bytes += next.get().length;
                documents++;
                next = next(in, file);
                if (next.isEmpty() || batch.size() == BATCH || bytes > BATCH_BYTES) {
                    var _ = collection.insertMany(batch);
                    batch.clear();
                    bytes = 0;
                }
            }
        }
        return documents;
    }

    /** @return the next document, which begins with its own length; empty at the end */
    private static Optional<byte[]> next(DataInputStream in, Path file) throws IOException {
        byte[] length = in.readNBytes(Integer.BYTES);
        if (length.length == 0) {
            return Optional.empty();
        }
        int size = length.length < Integer.BYTES
                ? 0
                : ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (size <= Integer.BYTES || size > LARGEST_DOCUMENT_BYTES) {
            throw new IOException(file + " is not what a backup writes");
        }
        byte[] document = new byte[size];
        System.arraycopy(length, 0, document, 0, Integer.BYTES);
        try {
            in.readFully(document, Integer.BYTES, size - Integer.BYTES);
        } catch (EOFException e) {
            throw new IOException(file + " ends within a document", e);
        }
        return Optional.of(document);
    }
}
