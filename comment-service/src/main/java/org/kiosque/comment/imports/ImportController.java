package org.kiosque.comment.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.imports.ImportException.NoSuchImportException;
import org.kiosque.comment.imports.ImportException.TooManyImportsException;
import org.kiosque.comment.imports.formats.ForeignFile;
import org.kiosque.comment.imports.formats.UnreadableFileException;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Page;
import org.kiosque.common.security.Staff;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes files of other systems in from moderators, and tells how far they are. Sending one twice duplicates nothing. */
@RestController
@RequestMapping(ImportController.PATH)
record ImportController(Imports imports, InstantSource clock) {

    static final String PATH = "/api/v1/moderation/imports";
    static final int MOST_OPEN = 5;

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportView> begin(@RequestParam MultipartFile file, @AuthenticationPrincipal Jwt moderator)
            throws IOException {
        requireReadable(file);
        if (imports.open() >= MOST_OPEN) {
            throw new TooManyImportsException();
        }
        ImportJob job = ImportJob.begun(
                RandomId.next(), file.getSize(), Staff.of(moderator).name(), clock.instant());
        try (InputStream bytes = file.getInputStream()) {
            imports.add(job, bytes);
        }
        return ResponseEntity.accepted()
                .location(URI.create(PATH + "/" + job.id()))
                .body(ImportView.of(job));
    }

    private static void requireReadable(MultipartFile file) throws IOException {
        try (ForeignFile opened = ForeignFile.open(file.getInputStream())) {
            opened.format();
        } catch (UnreadableFileException e) {
            throw new InvalidFieldException("file", String.valueOf(e.getMessage()));
        }
    }

    /** With what was skipped, or lost something: the first 200. */
    @GetMapping("/{id}")
    ImportView one(@PathVariable String id) {
        return Optional.of(id)
                .filter(RandomId::isOne)
                .flatMap(imports::find)
                .map(ImportView::of)
                .orElseThrow(NoSuchImportException::new);
    }

    /** The newest first, without reports. */
    @GetMapping
    ResponseEntity<Page<ImportView>> all(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        Page<ImportView> page = Page.of(
                imports.list(Cursor.read(cursor), limit), limit, ImportView::of, job -> new Cursor(job.at(), job.id()));
        return page.linked().body(page);
    }

    /**
     * How far an import is.
     *
     * @param status {@code open}, {@code done} or {@code failed}
     * @param format {@code wxr}, {@code disqus}, {@code coral} or {@code isso}; null until it is known
     * @param size of the file, in bytes
     * @param problem why it failed, what was imported before stays; null otherwise
     * @param report in the order of the file; left out in lists
     */
    record ImportView(
            String id,
            String status,
            @Nullable String format,
            long size,
            Items items,
            @Nullable String problem,
            Instant begunAt,
            String begunBy,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant endedAt,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ImportJob.Line> report) {

        static ImportView of(ImportJob job) {
            return new ImportView(
                    job.id(),
                    job.state(),
                    job.format(),
                    job.size(),
                    new Items(
                            job.done().read(),
                            job.done().imported(),
                            job.done().known(),
                            job.done().skipped()),
                    job.problem(),
                    job.at(),
                    job.by(),
                    job.endedAt(),
                    job.done().report());
        }
    }

    /** @param read the sum of the others: {@code known} were comments already */
    record Items(long read, long imported, long known, long skipped) {}
}
