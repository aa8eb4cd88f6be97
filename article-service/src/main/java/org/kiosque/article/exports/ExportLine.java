package org.kiosque.article.exports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.archive.ArchivedArticle;
import org.kiosque.article.origins.Origins;

/**
 * One line of an export. The first is a {@link Head}, the last an {@link End}, and between them is a {@link Entry} for each
 * article; whoever does not find the end has not all of it.
 */
sealed interface ExportLine {

    /** As the first line begins. */
    String FORMAT = "kiosque.export.v1";

    record Head(String type, Instant exportedAt) implements ExportLine {

        static Head at(Instant now) {
            return new Head(FORMAT, now);
        }
    }

    /** @param origins what it was called in systems that had it before; left out when there were none */
    record Entry(
            String type,
            @JsonUnwrapped ArchivedArticle article,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Origins.Name> origins)
            implements ExportLine {

        static Entry of(ArchivedArticle article, @Nullable List<Origins.Name> origins) {
            return new Entry("article", article, origins);
        }
    }

    record End(String type, long articles) implements ExportLine {

        static End after(long articles) {
            return new End("end", articles);
        }
    }
}
