package org.kiosque.article.exports;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.Archive;
import org.kiosque.article.editing.archive.ArchivedArticle;
import org.kiosque.article.origins.Origins;
import org.kiosque.common.failures.InvalidFieldException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * All articles as JSON Lines, some at a time from the store and on to the client, which sets the pace. What changes meanwhile
 * may be in it as before or as after; what was there at the beginning is in it.
 */
@RestController
class ExportController {

    /** Of some megabytes at most, as large as articles can be. */
    private static final int AT_ONCE = 20;

    private static final int BUFFER = 64 << 10;

    private final Archive archive;
    private final Origins origins;
    private final JsonMapper json;
    private final InstantSource clock;

    ExportController(Archive archive, Origins origins, JsonMapper json, InstantSource clock) {
        this.archive = archive;
        this.origins = origins;
        this.json = json.rebuild()
                .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build();
        this.clock = clock;
    }

    @GetMapping("/api/v1/exports")
    void export(@RequestParam(required = false) @Nullable String format, HttpServletResponse response)
            throws IOException {
        if (!"jsonl".equals(format)) {
            throw new InvalidFieldException("format", "is not jsonl");
        }
        List<ArchivedArticle> part = archive.after(null, AT_ONCE); // before the status: a store that is away is told
        response.setContentType("application/jsonl");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"kiosque.jsonl\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        OutputStream lines = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        write(ExportLine.Head.at(clock.instant()), lines);
        long count = 0;
        while (!part.isEmpty()) {
            Map<String, List<Origins.Name>> names =
                    origins.of(part.stream().map(ArchivedArticle::id).toList());
            for (ArchivedArticle article : part) {
                write(ExportLine.Entry.of(article, names.get(article.id())), lines);
                count++;
            }
            part = archive.after(part.getLast().id(), AT_ONCE);
        }
        write(ExportLine.End.after(count), lines);
        lines.flush();
    }

    private void write(ExportLine line, OutputStream lines) throws IOException {
        lines.write(json.writeValueAsBytes(line));
        lines.write('\n');
    }
}
