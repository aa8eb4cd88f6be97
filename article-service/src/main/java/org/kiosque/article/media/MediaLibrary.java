package org.kiosque.article.media;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.springframework.data.domain.Sort;
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
    private final MediaFiles files;
    private final Darkroom darkroom;
    private final InstantSource clock;

    MediaLibrary(MongoOperations mongo, MediaFiles files, Darkroom darkroom, InstantSource clock) {
        this.mongo = mongo;
        this.files = files;
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
     * @param file PNG, JPEG, WebP or GIF; read when its turn comes
     * @param editor subject of the token
     * @throws InvalidFieldException when it is no image that can be used
     * @throws org.kiosque.common.failures.UnavailableException when many are being taken in
     */
    Media add(String id, Callable<byte[]> file, String alt, String editor) {
        Darkroom.Developed developed = darkroom.develop(file, Shape.Point.of(null), 1);
        keep(id, developed.prints());
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
                developed.crops(),
                null,
                null,
                null));
    }

    /**
     * Puts another picture in the place of one, under addresses of its own; what was there stays, for articles that show it.
     *
     * @return false when it has changed since it was read, or is no more
     * @throws InvalidFieldException when it is no image that can be used
     * @throws org.kiosque.common.failures.UnavailableException when many are being taken in
     */
    boolean replace(Media before, Callable<byte[]> file) {
        int edition = before.next();
        Darkroom.Developed developed = darkroom.develop(file, Shape.Point.of(before.focus()), edition);
        // Whoever takes the number is alone in writing its files: nothing of two pictures is ever mixed.
        long taken = before.version() + 1;
        var number = new Update().set("taken", edition).set(CHANGES, taken);
        if (mongo.updateFirst(query(asItWas(before)), number, Media.class).getMatchedCount() == 0) {
            return false;
        }
        keep(before.id(), developed.prints());
        var update = new Update()
                .set("variants", developed.sizes())
                .set("crops", developed.crops())
                .set("colour", developed.colour())
                .set("edition", edition)
                .set(CHANGES, taken + 1);
        setOrUnset(update, "webp", developed.hasWebP() ? true : null);
        Criteria stillOurs = where("_id").is(before.id()).and(CHANGES).is(taken);
        return mongo.updateFirst(query(stillOurs), update, Media.class).getMatchedCount() > 0;
    }

    /** With the very file as its largest; repeating it is harmless. */
    Media bringBack(ArchivedImage image, Description said) {
        int edition = image.edition() == null ? 1 : image.edition();
        Darkroom.Developed developed = darkroom.develop(image::jpeg, Shape.Point.of(said.focus()), edition);
        keep(image.id(), developed.prints());
        int widest = developed.sizes().getLast().width();
        files.keep(new FileName(image.id(), FileName.size(widest, edition), ImageFormat.JPEG), image.jpeg());
        return mongo.save(new Media(
                image.id(),
                said.alt(),
                developed.sizes(),
                image.uploadedBy(),
                image.uploadedAt(),
                developed.hasWebP() ? true : null,
                image.colour(),
                said.focus(),
                said.texts().isEmpty() ? null : said.texts(),
                said.credit(),
                wordsOf(said),
                developed.crops(),
                image.edition(),
                null,
                null));
    }

    private static List<String> wordsOf(Description said) {
        return new TreeSet<>(Words.in(said.all())).stream().limit(Words.MOST).toList();
    }

    private void keep(String id, List<Darkroom.Print> prints) {
        prints.forEach(print -> files.keep(new FileName(id, print.size(), print.format()), print.bytes()));
    }

    /** @return empty when there is no such file */
    Optional<byte[]> file(FileName name) {
        return files.find(name);
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

    /** @return by id, those that come after {@code id}, or the first ones when it is null; at most {@code limit} */
    List<Media> after(@Nullable String id, int limit) {
        Criteria rest = id == null ? new Criteria() : where("_id").gt(id);
        return mongo.find(query(rest).with(Sort.by("_id")).limit(limit), Media.class);
    }

    /**
     * What was cut around another point stays, for articles that show it.
     *
     * @return false when it has changed since it was read, or is no more
     * @throws org.kiosque.common.failures.UnavailableException when many are being taken in
     */
    boolean change(Media before, Description said) {
        var update =
                new Update().set("alt", said.alt()).set(WORDS, wordsOf(said)).set(CHANGES, before.version() + 1);
        Shape.Point around = Shape.Point.of(said.focus());
        boolean wanted = before.crops() != null || said.focus() != null;
        if (wanted && !before.isCutAround(around)) {
            cut(before, around).ifPresent(crops -> update.set("crops", crops));
        }
        setOrUnset(update, "focus", said.focus());
        setOrUnset(update, "credit", said.credit());
        setOrUnset(update, "texts", said.texts().isEmpty() ? null : said.texts());
        return mongo.updateFirst(query(asItWas(before)), update, Media.class).getMatchedCount() > 0;
    }

    /** @return empty where the file is not there of which all others are made */
    private Optional<List<Media.Crop>> cut(Media media, Shape.Point around) {
        return file(media.largestFile()).map(largest -> {
            Darkroom.Cut cut = darkroom.cut(largest, around, media.numbered());
            keep(media.id(), cut.prints());
            return cut.crops();
        });
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
        files.forget(media.id());
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
                media.largestFile().address(),
                alt.isEmpty() ? own : alt,
                largest.width(),
                largest.height(),
                addresses(media, ImageFormat.JPEG),
                hasWebP(media) ? addresses(media, ImageFormat.WEBP) : null,
                media.colour(),
                media.focus(),
                text == null ? null : text.caption(),
                language == null ? null : media.credit(),
                crops(media));
    }

    private static boolean hasWebP(Media media) {
        return Boolean.TRUE.equals(media.webp());
    }

    private static List<Image.Variant> addresses(Media media, ImageFormat format) {
        return media.variants().stream()
                .map(size -> new Image.Variant(media.file(size.width(), format).address(), size.width()))
                .toList();
    }

    private static @Nullable List<Image.Crop> crops(Media media) {
        return media.crops() == null
                ? null
                : media.crops().stream()
                        .map(crop -> new Image.Crop(
                                crop.shape(),
                                addresses(media, crop, ImageFormat.JPEG),
                                hasWebP(media) ? addresses(media, crop, ImageFormat.WEBP) : null))
                        .toList();
    }

    private static List<Image.Variant> addresses(Media media, Media.Crop crop, ImageFormat format) {
        return crop.widths().stream()
                .map(width -> new Image.Variant(media.file(crop, width, format).address(), width))
                .toList();
    }
}
