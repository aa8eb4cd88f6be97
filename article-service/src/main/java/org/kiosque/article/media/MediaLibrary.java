package org.kiosque.article.media;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.words.Words;
import org.kiosque.common.events.Image;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.Language;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Keyset;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** All images there are. */
@Component
public class MediaLibrary {

    static final String COLLECTION = "media";

    private static final String WORDS = "words";
    private static final String CHANGES = "changes";
    private static final Keyset NEWEST_FIRST = Keyset.newestFirst("uploadedAt");

    private final MongoOperations mongo;
    private final Darkroom darkroom;
    private final InstantSource clock;

    MediaLibrary(MongoOperations mongo, Darkroom darkroom, InstantSource clock) {
        this.mongo = mongo;
        this.darkroom = darkroom;
        this.clock = clock;
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(
                COLLECTION,
                List.of(
                        new Index(NEWEST_FIRST.time(), Direction.DESC).on("_id", Direction.DESC),
                        new Index(WORDS, Direction.ASC)
                                .on(NEWEST_FIRST.time(), Direction.DESC)
                                .on("_id", Direction.DESC)));
    }

    /**
     * @param id repeating it with the same one makes the same again
     * @param file PNG, JPEG or GIF; read when its turn comes
     * @param editor subject of the token
     * @throws InvalidFieldException when it is no image that can be used
     * @throws org.kiosque.common.failures.UnavailableException when many are being taken in
     */
    Media add(String id, Callable<byte[]> file, String alt, String editor) {
        Darkroom.Developed developed = darkroom.develop(file);
        developed
                .prints()
                .forEach(print -> mongo.save(MediaVariant.of(id, print.size().width(), print.format(), print.bytes())));
        return mongo.save(new Media(
                id,
                alt,
                developed.sizes(),
                editor,
                clock.instant(),
                developed.hasWebP() ? true : null,
                developed.colour(),
                null,
                null,
                null,
                Words.in(alt),
                null));
    }

    /** @return empty when there is no such image in that width and format */
    Optional<byte[]> file(String id, int width, ImageFormat format) {
        MediaVariant found = mongo.findById(MediaVariant.id(id, width, format), MediaVariant.class);
        byte @Nullable [] bytes = found == null ? null : found.bytes();
        return Optional.ofNullable(bytes);
    }

    Optional<Media> find(String id) {
        return RandomId.isOne(id) ? Optional.ofNullable(mongo.findById(id, Media.class)) : Optional.empty();
    }

    /**
     * @param words that are said of it, all of them
     * @return newest first, at most one more than {@code limit}
     */
    List<Media> list(List<String> words, @Nullable Cursor after, int limit) {
        Criteria wanted = words.isEmpty() ? new Criteria() : where(WORDS).all(words);
        return mongo.find(NEWEST_FIRST.part(wanted, after, limit), Media.class);
    }

    /** @return false when it has changed since it was read, or is no more */
    boolean change(Media before, Description said) {
        Set<String> words = new TreeSet<>(Words.in(said.all()));
        var update = new Update()
                .set("alt", said.alt())
                .set(WORDS, words.stream().limit(Words.MOST).toList())
                .set(CHANGES, before.version() + 1);
        setOrUnset(update, "focus", said.focus());
        setOrUnset(update, "credit", said.credit());
        setOrUnset(update, "texts", said.texts().isEmpty() ? null : said.texts());
        return mongo.updateFirst(query(asItWas(before)), update, Media.class).getMatchedCount() > 0;
    }

    private static Criteria asItWas(Media media) {
        return where("_id").is(media.id()).and(CHANGES).is(media.changes());
    }

    private static void setOrUnset(Update update, String field, @Nullable Object value) {
        if (value == null) {
            update.unset(field);
        } else {
            update.set(field, value);
        }
    }

    /** What editors say of an image. */
    record Description(
            String alt, @Nullable String credit, Image.@Nullable Focus focus, Map<String, Media.Text> texts) {

        String all() {
            return Stream.concat(
                            Stream.of(alt, credit == null ? "" : credit),
                            texts.values().stream().flatMap(text -> Stream.of(text.alt(), text.caption())))
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining("\n"));
        }
    }

    /** Removes the files first, so that whoever dies in between can be repeated. */
    void delete(Media media) {
        List<String> files = new ArrayList<>();
        media.variants().forEach(size -> {
            for (ImageFormat format : ImageFormat.values()) {
                files.add(MediaVariant.id(media.id(), size.width(), format));
            }
        });
        mongo.remove(query(where("_id").in(files)), MediaVariant.class);
        mongo.remove(query(where("_id").is(media.id())), Media.class);
    }

    /**
     * Gives words to those that were taken in before they were found by them. Repeating is harmless.
     *
     * @return how many there were, at most {@code limit}
     */
    int complete(int limit) {
        Query some = query(where(WORDS).is(null)).limit(limit);
        List<Media> without = mongo.find(some, Media.class);
        without.forEach(media ->
                mongo.updateFirst(query(asItWas(media)), Update.update(WORDS, Words.in(media.alt())), Media.class));
        return without.size();
    }

    /**
     * @param alt empty: what is said of the image in the language, else of it at all
     * @param language of the article; null where it shows no words but these
     * @return the image as articles show it; empty when there is none
     */
    public Optional<Image> image(String id, String alt, @Nullable Language language) {
        return find(id).map(media -> shown(media, alt, language == null ? null : language.tag()));
    }

    static Image shown(Media media, String alt, @Nullable String language) {
        Media.Size largest = media.largest();
        Media.Text text = media.text(language);
        String own = text == null || text.alt() == null ? media.alt() : text.alt();
        return new Image(
                address(media.id(), largest.width(), ImageFormat.JPEG),
                alt.isEmpty() ? own : alt,
                largest.width(),
                largest.height(),
                addresses(media, ImageFormat.JPEG),
                Boolean.TRUE.equals(media.webp()) ? addresses(media, ImageFormat.WEBP) : null,
                media.colour(),
                media.focus(),
                text == null ? null : text.caption(),
                language == null ? null : media.credit());
    }

    private static List<Image.Variant> addresses(Media media, ImageFormat format) {
        return media.variants().stream()
                .map(size -> new Image.Variant(address(media.id(), size.width(), format), size.width()))
                .toList();
    }

    private static String address(String id, int width, ImageFormat format) {
        return "/media/" + id + "/" + width + "." + format.ending();
    }
}
