package org.kiosque.article.media;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bson.types.Binary;
import org.kiosque.common.events.Image;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.failures.OverdueException;
import org.kiosque.common.failures.UnavailableException;
import org.kiosque.common.time.BoundedWork;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** All images there are. */
@Component
public class MediaLibrary implements AutoCloseable {

    /** Under what one document may hold. */
    private static final int LARGEST_VARIANT_BYTES = 15 << 20;

    private static final int WAITING = 8;
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final MongoOperations mongo;
    private final InstantSource clock;
    /** A photo takes some 150 MB while it is worked on: one after another. */
    private final BoundedWork darkroom = new BoundedWork("darkroom", 1, WAITING, DEADLINE);

    MediaLibrary(MongoOperations mongo, InstantSource clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /**
     * @param id repeating it with the same one makes the same again
     * @param file PNG or JPEG; read when its turn comes
     * @param editor subject of the token
     * @throws InvalidFieldException when it is no image that can be used
     * @throws UnavailableException when many are being taken in
     */
    Media add(String id, Callable<byte[]> file, String alt, String editor) {
        Map<Media.Size, Binary> variants = developed(file);
        variants.forEach((size, jpeg) -> mongo.save(new MediaVariant(MediaVariant.id(id, size.width()), jpeg)));
        return mongo.save(new Media(id, alt, List.copyOf(variants.keySet()), editor, clock.instant()));
    }

    /** @return narrowest first */
    private Map<Media.Size, Binary> developed(Callable<byte[]> file) {
        try {
            return darkroom.call(() -> {
                Picture picture = Picture.read(file.call());
                Map<Media.Size, Binary> variants = new LinkedHashMap<>();
                for (int width : picture.widths()) {
                    byte[] jpeg = picture.jpeg(width);
                    if (jpeg.length > LARGEST_VARIANT_BYTES) {
                        throw new InvalidFieldException("file", "has more detail than can be stored");
                    }
                    variants.put(new Media.Size(width, picture.heightAt(width)), new Binary(jpeg));
                }
                return variants;
            });
        } catch (OverdueException e) {
            throw new InvalidFieldException("file", "takes more than " + DEADLINE.toSeconds() + " seconds to be read");
        }
    }

    /** @return empty when there is no such image in that width */
    Optional<byte[]> jpeg(String id, int width) {
        return Optional.ofNullable(mongo.findById(MediaVariant.id(id, width), MediaVariant.class))
                .map(variant -> variant.jpeg().getData());
    }

    /**
     * @param alt empty: the image's own
     * @return the image as articles show it; empty when there is none
     */
    public Optional<Image> image(String id, String alt) {
        return RandomId.isOne(id)
                ? Optional.ofNullable(mongo.findById(id, Media.class)).map(media -> shown(media, alt))
                : Optional.empty();
    }

    static Image shown(Media media, String alt) {
        Media.Size largest = media.largest();
        return new Image(
                address(media.id(), largest.width()),
                alt.isEmpty() ? media.alt() : alt,
                largest.width(),
                largest.height(),
                media.variants().stream()
                        .map(size -> new Image.Variant(address(media.id(), size.width()), size.width()))
                        .toList());
    }

    private static String address(String id, int width) {
        return "/media/" + id + "/" + width + ".jpg";
    }

    @Override
    public void close() {
        darkroom.close();
    }
}
