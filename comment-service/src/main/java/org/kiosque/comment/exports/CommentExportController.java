package org.kiosque.comment.exports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.CommentArchive;
import org.kiosque.comment.comments.QueuedComment;
import org.kiosque.common.failures.InvalidFieldException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * All comments as JSON Lines, some at a time from the store and on to the client, which sets the pace; without the e-mail and network
 * addresses, which leave this service for nobody but the person. What changes meanwhile may be in it as before or as after; what was
 * there at the beginning is in it.
 */
@RestController
record CommentExportController(CommentArchive archive, JsonMapper json, InstantSource clock) {

    /** Of some megabytes at most, as long as comments and their notes can be. */
    private static final int AT_ONCE = 100;

    private static final int BUFFER = 64 << 10;

    @GetMapping("/api/v1/moderation/exports")
    void export(@RequestParam(required = false) @Nullable String format, HttpServletResponse response)
            throws IOException {
        if (!"jsonl".equals(format)) {
            throw new InvalidFieldException("format", "is not jsonl");
        }
        List<QueuedComment> part = archive.after(null, AT_ONCE); // before the status: a store that is away is told
        response.setContentType("application/jsonl");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"comments.jsonl\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        OutputStream lines = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        write(new ExportLine.Head(ExportLine.FORMAT, ExportLine.VERSION, clock.instant()), lines);
        long count = 0;
        while (!part.isEmpty()) {
            for (QueuedComment comment : part) {
                write(ExportLine.Entry.of(comment), lines);
                count++;
            }
            part = archive.after(part.getLast().id(), AT_ONCE);
        }
        write(new ExportLine.End(count), lines);
        lines.flush();
    }

    private void write(ExportLine line, OutputStream lines) throws IOException {
        lines.write(json.writeValueAsBytes(line));
        lines.write('\n');
    }
}
