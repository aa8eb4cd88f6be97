package org.kiosque.article.editing.revisions;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A text as it was saved. It never changes, and neither does its number.
 *
 * @param number counts the saves of its article, from 1
 * @param saved when and by whom; null only in what was stored before each text was signed
 * @param note why, in the editor's words; null when there is none
 * @param fields in which it differs from the one before; null in the first, and in what was stored before they were kept
 * @param restored number of the one whose text it takes up again; null when it is no restoration
 * @param version of the article that came with it; null in what was stored before it was kept
 */
public record Revision(
        long number,
        Content content,
        @Nullable Signature saved,
        @Nullable String note,
        @Nullable List<String> fields,
        @Nullable Long restored,
        @Nullable Long version) {

    public static Revision first(Content content, @Nullable String note, Signature by) {
        return new Revision(1, content, by, note, null, null, 0L);
    }

    /** @return ids of the images that these texts show, each once */
    public static List<String> imagesOf(@Nullable Revision... texts) {
        Set<String> ids = new TreeSet<>();
        for (Revision text : texts) {
            if (text != null) {
                ids.addAll(text.content().images());
            }
        }
        return List.copyOf(ids);
    }

    /** @param version of the article that is to come with it */
    public Revision followedBy(
            Content next, @Nullable String note, @Nullable Long restored, Signature by, long version) {
        return new Revision(number + 1, next, by, note, next.fieldsOtherThan(content), restored, version);
    }

    /** @return this, signed by {@code known} if it was stored before each text was signed */
    public Revision signedAtLeast(Signature known) {
        return saved == null ? new Revision(number, content, known, note, fields, restored, version) : this;
    }

    /** @param version of an article whose changes are counted anew; null where it is not to be told */
    public Revision withVersion(@Nullable Long version) {
        return new Revision(number, content, saved, note, fields, restored, version);
    }
}
