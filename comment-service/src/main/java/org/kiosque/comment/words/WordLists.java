package org.kiosque.comment.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 * The lists: words with which a comment is rejected, words with which it is held, and domains that give mailboxes out to anybody for a
 * while. Until moderators have changed one,
 * it is as it came with the service. What another replica has changed is seen after {@link #FRESH}.
 */
@Component
public class WordLists {

    public static final String BANNED = "banned";
    public static final String SUSPECT = "suspect";

    /** Each stands for those below it as well. */
    static final String DISPOSABLE = "disposable-domains";

    static final String COLLECTION = "wordLists";

    /** How old what is kept in memory may be. */
    static final Duration FRESH = Duration.ofSeconds(10);

    private static final int DEEPEST_DOMAIN = 10;
    private static final Set<String> NAMES = Set.of(BANNED, SUSPECT, DISPOSABLE);

    private final MongoOperations mongo;
    private final InstantSource clock;
    private final ConcurrentMap<String, Kept> kept = new ConcurrentHashMap<>();

    /** @param lines the same as it was written */
    private record Kept(WordList list, Set<String> lines, Instant read) {}

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
        return kept(name).list().in(text);
    }

    /** @return whether an e-mail address, in small letters, is of a domain on the list, or of one below it */
    public boolean isDisposable(String email) {
        return domainOf(email, kept(DISPOSABLE).lines()).isPresent();
    }

    /** @return the domain among these that an address is of */
    static Optional<String> domainOf(String email, Collection<String> domains) {
        String domain = email.substring(email.lastIndexOf('@') + 1);
        for (int depth = 0; depth < DEEPEST_DOMAIN && !domain.isEmpty(); depth++) {
            if (domains.contains(domain)) {
                return Optional.of(domain);
            }
            domain = domain.indexOf('.') < 0 ? "" : domain.substring(domain.indexOf('.') + 1);
        }
        return Optional.empty();
    }

    private Kept kept(String name) {
        Instant now = clock.instant();
        Kept list = kept.get(name);
        if (list == null || Duration.between(list.read(), now).abs().compareTo(FRESH) >= 0) {
            List<String> words = read(name).words();
            list = new Kept(WordList.of(name.equals(DISPOSABLE) ? List.of() : words), Set.copyOf(words), now);
            kept.put(name, list);
        }
        return list;
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
