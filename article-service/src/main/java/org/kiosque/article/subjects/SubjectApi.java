package org.kiosque.article.subjects;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.Image;
import org.kiosque.common.text.PlainText;
import org.kiosque.common.text.VisibleText;

/** What editors say and are told of tags, authors and sections. What the desk shows can be sent back as it is. */
final class SubjectApi {

    private static final int MOST_LANGUAGES = 50;

    private static final int LAST_POSITION = 999;

    private SubjectApi() {}

    /** What is said of each kind. */
    interface SubjectRequest {

        /** Words for its address; null for those of a name, or as before. */
        @Nullable String key();
    }

    /** What is told of each kind. */
    interface SubjectView {

        String key();
    }

    /**
     * @param key words for its address; when null those of a name, or as before
     * @param names by language, all there are to be
     */
    @JsonIgnoreProperties({"formerKeys", "changed"})
    record TagRequest(
            @Nullable @Size(max = 80) @PlainText String key,

            @NotEmpty @Size(max = MOST_LANGUAGES) Map<@Size(max = 35) String, @NotNull @VisibleText @Size(max = 60) @PlainText String> names)
            implements SubjectRequest {}

    /**
     * @param key as of a tag
     * @param names as of a tag
     * @param position among all sections, the lowest first; behind those that have one when null
     */
    @JsonIgnoreProperties({"formerKeys", "changed"})
    record SectionRequest(
            @Nullable @Size(max = 80) @PlainText String key,

            @NotEmpty @Size(max = MOST_LANGUAGES) Map<@Size(max = 35) String, @NotNull @VisibleText @Size(max = 60) @PlainText String> names,

            @Nullable @Min(0) @Max(LAST_POSITION) Integer position)
            implements SubjectRequest {}

    /**
     * @param key as of a tag
     * @param biography by language, all there are to be
     */
    @JsonIgnoreProperties({"formerKeys", "changed"})
    record AuthorRequest(
            @Nullable @Size(max = 80) @PlainText String key,
            @VisibleText @Size(max = 100) @PlainText String name,

            @Nullable @Size(max = MOST_LANGUAGES) Map<@Size(max = 35) String, @NotNull @VisibleText @Size(max = 2_000) @PlainText(lines = true) String>
                    biography,

            @Nullable @Valid PictureRequest picture)
            implements SubjectRequest {}

    /** @param alt the image's own when null */
    @JsonIgnoreProperties({"url"})
    record PictureRequest(
            @NotNull @Size(max = 40) String mediaId,
            @Nullable @Size(max = 500) @PlainText String alt) {}

    /** @param into key of the one that is to have all articles of this one */
    record MergerRequest(
            @NotNull @Size(max = 100) @PlainText String into) {}

    /** @param by null while it is as it came with an article */
    record ChangeView(Instant at, @Nullable String by) {

        static ChangeView of(Subject subject) {
            return new ChangeView(subject.changedAt(), subject.changedBy());
        }
    }

    /** @param formerKeys that lead to it as well; null in lists */
    record TagView(
            String key, Map<String, String> names, @Nullable List<String> formerKeys, ChangeView changed)
            implements SubjectView {

        static TagView of(Subject tag, @Nullable List<String> formerKeys) {
            return new TagView(tag.key(), tag.names(), formerKeys, ChangeView.of(tag));
        }
    }

    /** @param formerKeys as of a tag */
    record SectionView(
            String key,
            Map<String, String> names,
            @Nullable Integer position,
            @Nullable List<String> formerKeys,
            ChangeView changed)
            implements SubjectView {

        static SectionView of(Subject section, @Nullable List<String> formerKeys) {
            return new SectionView(
                    section.key(), section.names(), section.position(), formerKeys, ChangeView.of(section));
        }
    }

    /** @param formerKeys as of a tag */
    record AuthorView(
            String key,
            String name,
            Map<String, String> biography,
            @Nullable PictureView picture,
            @Nullable List<String> formerKeys,
            ChangeView changed)
            implements SubjectView {

        static AuthorView of(Subject author, @Nullable List<String> formerKeys) {
            return new AuthorView(
                    author.key(),
                    author.name() == null ? author.key() : author.name(),
                    author.biographies() == null ? Map.of() : author.biographies(),
                    PictureView.of(author.portrait()),
                    formerKeys,
                    ChangeView.of(author));
        }
    }

    record PictureView(String mediaId, String alt, String url) {

        static @Nullable PictureView of(Subject.@Nullable Portrait portrait) {
            if (portrait == null) {
                return null;
            }
            Image image = portrait.image();
            return new PictureView(portrait.mediaId(), image.alt(), image.url());
        }
    }
}
