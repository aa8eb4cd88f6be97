package org.kiosque.article.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bson.types.Binary;
import org.kiosque.common.events.Image;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.failures.UnavailableException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** All images there are. */
@Component
public class MediaLibrary {

    /** Under what one document may hold. */
    private static final int LARGEST_VARIANT_BYTES = 15 << 20;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final MongoOperations mongo;
    private final InstantSource clock;
    /** A photo takes some 100 MB while it is worked on: one after another. */
    private final Semaphore darkroom = new Semaphore(1, true);

    MediaLibrary(MongoOperations mongo, InstantSource clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /**
     * @param id repeating it with the same one makes the same again
     * @param file PNG or JPEG
     * @param editor subject of the token
     * @throws InvalidFieldException when it is no image that can be used
     */
    Media add(String id, byte[] file, String alt, String editor) {
        List<Media.Size> sizes = new ArrayList<>();
        enterDarkroom();
        try {
            Picture picture = Picture.read(file);
            for (int width : picture.widths()) {
                byte[] jpeg = picture.jpeg(width);
                if (jpeg.length > LARGEST_VARIANT_BYTES) {
                    throw new InvalidFieldException("file", "has more detail than can be stored");
                }
                mongo.save(new MediaVariant(MediaVariant.id(id, width), new Binary(jpeg)));
                sizes.add(new Media.Size(width, picture.heightAt(width)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            darkroom.release();
        }
        return mongo.save(new Media(id, alt, sizes, editor, clock.instant()));
    }

    private void enterDarkroom() {
        try {
            if (!darkroom.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new UnavailableException("Many images are being taken in.", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("The service is stopping.", e);
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
}
