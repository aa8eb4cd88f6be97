package org.kiosque.article.media;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.Image;
import org.kiosque.common.text.PlainText;

/** What editors say and are told of images. What the library shows can be sent back as it is. */
final class MediaApi {

    private MediaApi() {}

    /**
     * @param alt empty when null
     * @param focus its middle when null
     * @param texts by language, all there are to be
     */
    @JsonIgnoreProperties({"id", "url", "width", "height", "variants", "webp", "crops", "colour", "uploadedAt"})
    record MediaRequest(
            @Nullable @Size(max = 500) @PlainText String alt,
            @Nullable @Size(max = 200) @PlainText String credit,
            @Nullable @Valid FocusRequest focus,
            @Nullable @Size(max = 50) Map<@Size(max = 35) String, @NotNull @Valid TextRequest> texts) {}

    /** From 0 to 1, from the left and from the top. */
    record FocusRequest(
            @NotNull @DecimalMin("0") @DecimalMax("1") Double x,
            @NotNull @DecimalMin("0") @DecimalMax("1") Double y) {}

    record TextRequest(
            @Nullable @Size(max = 500) @PlainText String alt,

            @Nullable @Size(max = 1_000) @PlainText(lines = true)
            String caption) {}

    /**
     * An image at the desk.
     *
     * @param url path of the largest variant, whose width and height follow
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MediaView(
            String id,
            String url,
            String alt,
            int width,
            int height,
            List<Image.Variant> variants,
            @Nullable List<Image.Variant> webp,
            @Nullable List<Image.Crop> crops,
            @Nullable String colour,
            @Nullable String credit,
            Image.@Nullable Focus focus,
            @Nullable Map<String, TextView> texts,
            @Nullable Instant uploadedAt) {

        static MediaView of(Media media) {
            Image image = MediaLibrary.shown(media, "", null);
            return new MediaView(
                    media.id(),
                    image.url(),
                    image.alt(),
                    image.width(),
                    image.height(),
                    image.variants(),
                    image.webp(),
                    image.crops(),
                    image.colour(),
                    media.credit(),
                    image.focus(),
                    TextView.all(media.texts()),
                    media.uploadedAt());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TextView(@Nullable String alt, @Nullable String caption) {

        static @Nullable Map<String, TextView> all(@Nullable Map<String, Media.Text> texts) {
            if (texts == null) {
                return null;
            }
            var all = new TreeMap<String, TextView>();
            texts.forEach((language, text) -> all.put(language, new TextView(text.alt(), text.caption())));
            return all;
        }
    }

    /** Some of the places where an image is shown. */
    record Uses(List<MediaUse.Use> items) {}
}
