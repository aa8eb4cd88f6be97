package org.kiosque.comment.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.policy.ReadWords;
import org.kiosque.comment.policy.WordList;
import org.kiosque.comment.words.WordListException.ChangedMeanwhileException;
import org.kiosque.comment.words.WordListException.NoSuchListException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

/**
 * The two lists: words with which a comment is rejected, and words with which it is held. Until moderators have changed one,
 * it is as it came with the service. What another replica has changed is seen after {@link #FRESH}.
 */
@Component
public class WordLists {

    public static final String BANNED = "banned";
    public static final String SUSPECT = "suspect";

    static final String COLLECTION = "wordLists";

    /** How old what is kept in memory may be. */
    static final Duration FRESH = Duration.ofSeconds(10);

    private static final Set<String> NAMES = Set.of(BANNED, SUSPECT);

    private final MongoOperations mongo;
    private final InstantSource clock;
    private final ConcurrentMap<String, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(WordList list, Instant read) {}

    WordLists(MongoOperations mongo, InstantSource clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /**
     * @param version null before the first write: as it came with the service
     * @param by the moderator who changed it last
     */
    @Document(COLLECTION)
    record Words(
            @Id String name,
            @Version @Nullable Long version,
            List<String> words,
            @Nullable String by,
            @Nullable Instant at) {}

    /** @throws NoSuchListException when there is no such list */
    Words read(String name) {
        if (!NAMES.contains(name)) {
            throw new NoSuchListException();
        }
        Words stored = mongo.findById(name, Words.class);
        return stored == null ? new Words(name, null, supplied(name), null, null) : stored;
    }

    /**
     * @param version of what the moderator has read; null for what came with the service
     * @throws NoSuchListException when there is no such list
     * @throws ChangedMeanwhileException when another moderator was faster
     */
    Words write(String name, @Nullable Long version, List<String> words, String by) {
        if (!Objects.equals(read(name).version(), version)) {
            throw new ChangedMeanwhileException();
        }
        try {
            Words written = mongo.save(new Words(name, version, words, by, clock.instant()));
            kept.remove(name);
            return written;
        } catch (OptimisticLockingFailureException | DuplicateKeyException somebodyWasFaster) {
            throw new ChangedMeanwhileException();
        }
    }

    /** @return the words of a list that stand in a text */
    public List<String> in(String name, ReadWords text) {
        Instant now = clock.instant();
        Kept list = kept.get(name);
        if (list == null || Duration.between(list.read(), now).abs().compareTo(FRESH) >= 0) {
            list = new Kept(WordList.of(read(name).words()), now);
            kept.put(name, list);
        }
        return list.list().in(text);
    }

    private static List<String> supplied(String name) {
        try (InputStream words = WordLists.class.getResourceAsStream("/words/" + name + ".txt")) {
            return new String(Objects.requireNonNull(words).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
