package org.kiosque.article.exports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kiosque.article.editing.Archive;
import org.kiosque.article.editing.archive.ArchivedArticle;
import org.kiosque.article.editing.audit.ArchivedDecision;
import org.kiosque.article.editing.audit.AuditArchive;
import org.kiosque.article.editing.revisions.Revision;
import org.kiosque.article.front.ArchivedFront;
import org.kiosque.article.front.FrontArchive;
import org.kiosque.article.handover.HandedTranslations;
import org.kiosque.article.media.ArchivedImage;
import org.kiosque.article.media.MediaArchive;
import org.kiosque.article.origins.Origins;
import org.kiosque.article.subjects.ArchivedSubject;
import org.kiosque.article.subjects.SubjectArchive;
import org.kiosque.common.events.TranslationBroughtIn;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** This platform's own form, which can be brought in again and then is equal. */
@Component
class JsonLinesExport implements ExportFormat {

    private static final int AT_ONCE = 100;

    /** Of some megabytes at most, as large as articles can be. */
    private static final int TEXTS_AT_ONCE = 20;

    private final Archive archive;
    private final MediaArchive media;
    private final SubjectArchive subjects;
    private final Origins origins;
    private final HandedTranslations translations;
    private final AuditArchive audit;
    private final FrontArchive fronts;
    private final JsonMapper json;
    private final InstantSource clock;

    JsonLinesExport(
            Archive archive,
            MediaArchive media,
            SubjectArchive subjects,
            Origins origins,
            HandedTranslations translations,
            AuditArchive audit,
            FrontArchive fronts,
            JsonMapper json,
            InstantSource clock) {
        this.archive = archive;
        this.media = media;
        this.subjects = subjects;
        this.origins = origins;
        this.translations = translations;
        this.audit = audit;
        this.fronts = fronts;
        this.json = json.rebuild()
                .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "jsonl";
    }

    @Override
    public String mediaType() {
        return "application/jsonl";
    }

    @Override
    public String fileName() {
        return "kiosque.jsonl";
    }

    @Override
    public void write(AllArticles articles, OutputStream out) throws IOException {
        new Lines(out).write(articles);
    }

    /** One file while it is written. */
    private final class Lines {

        private final OutputStream out;
        private long written;
        private long images;
        private long named;
        private long revisions;
        private long translated;
        private long decisions;
        private long arranged;

        Lines(OutputStream out) {
            this.out = out;
        }

        void write(AllArticles articles) throws IOException {
            line(ExportLine.Head.at(clock.instant()));
            writeImages();
            writeSubjects();
            articles.inParts(part -> {
                Map<String, List<Origins.Name>> names =
                        origins.of(part.stream().map(ArchivedArticle::id).toList());
                for (ArchivedArticle article : part) {
                    line(ExportLine.Entry.of(article, names.get(article.id())));
                    written++;
                    writeRevisions(article.id());
                    writeTranslations(article.id());
                }
            });
            writeDecisions();
            writeFronts();
            line(new ExportLine.End("end", written, images, named, revisions, translated, decisions, arranged));
        }

        private void writeImages() throws IOException {
            List<String> ids = media.after(null, AT_ONCE);
            while (!ids.isEmpty()) {
                for (String id : ids) {
                    Optional<ArchivedImage> image = media.find(id);
                    if (image.isPresent()) {
                        line(ExportLine.ImageLine.of(image.get()));
                        images++;
                    }
                }
                ids = media.after(ids.getLast(), AT_ONCE);
            }
        }

        private void writeSubjects() throws IOException {
            List<ArchivedSubject> some = subjects.after(null, AT_ONCE);
            while (!some.isEmpty()) {
                for (ArchivedSubject subject : some) {
                    line(ExportLine.SubjectLine.of(subject));
                    named++;
                }
                some = subjects.after(some.getLast().id(), AT_ONCE);
            }
        }

        private void writeRevisions(String articleId) throws IOException {
            List<Revision> some = archive.revisionsAfter(0, articleId, TEXTS_AT_ONCE);
            while (!some.isEmpty()) {
                for (Revision revision : some) {
                    line(ExportLine.RevisionLine.of(articleId, revision));
                    revisions++;
                }
                some = archive.revisionsAfter(some.getLast().number(), articleId, TEXTS_AT_ONCE);
            }
        }

        private void writeTranslations(String articleId) throws IOException {
            for (TranslationBroughtIn translation : translations.of(articleId)) {
                line(ExportLine.TranslationLine.of(translation));
                translated++;
            }
        }

        private void writeDecisions() throws IOException {
            List<ArchivedDecision> some = audit.after(null, AT_ONCE);
            while (!some.isEmpty()) {
                for (ArchivedDecision decision : some) {
                    line(ExportLine.DecisionLine.of(decision));
                    decisions++;
                }
                some = audit.after(some.getLast().id(), AT_ONCE);
            }
        }

        private void writeFronts() throws IOException {
            List<ArchivedFront> some = fronts.after(null, AT_ONCE);
            while (!some.isEmpty()) {
                for (ArchivedFront front : some) {
                    line(ExportLine.FrontLine.of(front));
                    arranged++;
                }
                some = fronts.after(some.getLast().id(), AT_ONCE);
            }
        }

        private void line(ExportLine line) throws IOException {
            out.write(json.writeValueAsBytes(line));
            out.write('\n');
        }
    }
}
