package org.kiosque.article.exports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.archive.ArchivedArticle;
import org.kiosque.article.editing.audit.ArchivedDecision;
import org.kiosque.article.editing.revisions.Revision;
import org.kiosque.article.front.ArchivedFront;
import org.kiosque.article.media.ArchivedImage;
import org.kiosque.article.origins.Origins;
import org.kiosque.article.subjects.ArchivedSubject;
import org.kiosque.common.events.TranslationBroughtIn;

/**
 * One line of an export. The first is a {@link Head}, the last an {@link End}; between them come all images, all tags, authors
 * and sections, then all articles, each before the texts that it held earlier and what people had translated of it before it came,
 * then all decisions and all front pages. Whoever does not find the end has not all of it.
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

    record ImageLine(String type, @JsonUnwrapped ArchivedImage image) implements ExportLine {

        static ImageLine of(ArchivedImage image) {
            return new ImageLine("image", image);
        }
    }

    record SubjectLine(String type, @JsonUnwrapped ArchivedSubject subject) implements ExportLine {

        static SubjectLine of(ArchivedSubject subject) {
            return new SubjectLine("subject", subject);
        }
    }

    record RevisionLine(String type, String articleId, Revision revision) implements ExportLine {

        static RevisionLine of(String articleId, Revision revision) {
            return new RevisionLine("revision", articleId, revision);
        }
    }

    record TranslationLine(String type, @JsonUnwrapped TranslationBroughtIn translation) implements ExportLine {

        static TranslationLine of(TranslationBroughtIn translation) {
            return new TranslationLine("translation", translation);
        }
    }

    record DecisionLine(String type, @JsonUnwrapped ArchivedDecision decision) implements ExportLine {

        static DecisionLine of(ArchivedDecision decision) {
            return new DecisionLine("decision", decision);
        }
    }

    record FrontLine(String type, @JsonUnwrapped ArchivedFront front) implements ExportLine {

        static FrontLine of(ArchivedFront front) {
            return new FrontLine("front", front);
        }
    }

    record End(
            String type,
            long articles,
            long images,
            long subjects,
            long revisions,
            long translations,
            long decisions,
            long fronts)
            implements ExportLine {}
}
