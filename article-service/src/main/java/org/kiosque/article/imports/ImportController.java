package org.kiosque.article.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.article.imports.formats.ForeignFiles;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.idempotency.IdempotencyKeys;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes files of other systems in from editors, and tells how far they are. */
@RestController
@RequestMapping("/api/v1/imports")
record ImportController(ImportDesk desk, IdempotencyKeys idempotencyKeys, InstantSource clock) {

    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportView> begin(
            @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key,
            @RequestParam MultipartFile file,
            @AuthenticationPrincipal Jwt token)
            throws IOException {
        requireReadable(file);
        Staff editor = Staff.of(token);
        var by = new Signature(clock.instant(), editor.subject(), editor.name());
        ImportView begun = idempotencyKeys.once(
                key,
                "imports " + editor.subject(),
                key == null ? new byte[0] : digest(file),
                ImportView.class,
                claim -> ImportView.of(begun(claim.id(), file, by), by.at()));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/imports/" + begun.id()))
                .body(begun);
    }

    private static void requireReadable(MultipartFile file) throws IOException {
        try (InputStream bytes = file.getInputStream()) {
            Optional<String> objection = ForeignFiles.objection(bytes);
            if (objection.isPresent()) {
                throw new InvalidFieldException("file", objection.get());
            }
        }
    }

    private ImportJob begun(String id, MultipartFile file, Signature by) {
        try (InputStream bytes = file.getInputStream()) {
            return desk.begin(id, bytes, file.getSize(), by);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stands for the request, whose file is never in memory. */
    private static byte[] digest(MultipartFile file) throws IOException {
        try (InputStream bytes = file.getInputStream()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            bytes.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    @GetMapping("/{id}")
    ImportView one(@PathVariable String id) {
        return ImportView.of(desk.find(id), clock.instant());
    }

    @GetMapping
    ResponseEntity<Page<ImportView>> all(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        Instant now = clock.instant();
        Page<ImportView> page = Page.of(
                desk.list(Cursor.read(cursor), limit),
                limit,
                job -> ImportView.of(job, now),
                job -> new Cursor(job.begun().at(), job.id()));
        return page.linked().body(page);
    }

    /** In the order of the file. The cursor is the number of the last one. */
    @GetMapping("/{id}/report")
    ResponseEntity<Page<ReportedItem>> report(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        if (cursor != null && !POSITION.matcher(cursor).matches()) {
            throw new InvalidFieldException("cursor", "is not one that this list has given");
        }
        List<ImportReports.Entry> found = desk.report(id, cursor == null ? 0 : Long.parseLong(cursor), limit);
        List<ImportReports.Entry> here = found.subList(0, Math.min(limit, found.size()));
        var page = new Page<>(
                here.stream().map(ReportedItem::of).toList(),
                found.size() > limit ? String.valueOf(here.getLast().number()) : null);
        return page.linked().body(page);
    }

    /**
     * How far an import is.
     *
     * @param status {@code waiting}, {@code running}, {@code done} or {@code failed}
     * @param format {@code wxr}, {@code ghost}, {@code json-feed} or {@code kiosque}; null until it is known
     * @param size of the file, in bytes, of which {@code bytesRead} are done with
     * @param problem why it failed, what was imported before stays; null otherwise
     */
    record ImportView(
            String id,
            String status,
            @Nullable String format,
            long size,
            long bytesRead,
            ItemsView items,
            @Nullable String problem,
            Instant begunAt,
            String begunBy,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant endedAt) {

        static ImportView of(ImportJob job, Instant now) {
            String status = job.state().equals(ImportJob.OPEN) ? job.isHeld(now) ? "running" : "waiting" : job.state();
            return new ImportView(
                    job.id(),
                    status,
                    job.format(),
                    job.size(),
                    job.bytesRead(),
                    ItemsView.of(job.items()),
                    job.problem(),
                    job.begun().at(),
                    job.begun().name(),
                    job.endedAt());
        }
    }

    /**
     * @param read the sum of imported, known and skipped: {@code known} were articles already
     * @param joined of the imported ones, those that are translations of articles
     * @param comments on them that were handed on
     */
    record ItemsView(long read, long imported, long known, long skipped, long joined, long comments) {

        static ItemsView of(ImportJob.Items items) {
            return new ItemsView(
                    items.read(),
                    items.imported(),
                    items.known(),
                    items.skipped(),
                    ImportJob.Items.of(items.joined()),
                    ImportJob.Items.of(items.comments()));
        }
    }

    /**
     * @param number of the item in its file, from 1
     * @param outcome {@code skipped}, {@code joined}, or {@code imported} where something was lost
     */
    record ReportedItem(long number, String item, String outcome, String reason) {

        static ReportedItem of(ImportReports.Entry entry) {
            return new ReportedItem(entry.number(), entry.item(), entry.outcome(), entry.reason());
        }
    }
}
