package org.kiosque.article.exports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.Archive;
import org.kiosque.article.editing.archive.ArchivedArticle;
import org.kiosque.common.failures.InvalidFieldException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * All articles, some at a time from the store and on to the client, which sets the pace. What changes meanwhile may be in it
 * as before or as after; what was there at the beginning is in it.
 */
@RestController
record ExportController(Archive archive, List<ExportFormat> formats) {

    /** Of some megabytes at most, as large as articles can be. */
    private static final int AT_ONCE = 20;

    private static final int BUFFER = 64 << 10;

    private static final Pattern SITE = Pattern.compile("https?://[A-Za-z0-9.-]{1,250}(:[0-9]{1,5})?");

    @GetMapping("/api/v1/exports")
    void export(
            @RequestParam(required = false) @Nullable String format,
            @RequestParam(defaultValue = "") String site,
            HttpServletResponse response)
            throws IOException {
        ExportFormat wanted = formats.stream()
                .filter(one -> one.name().equals(format))
                .findFirst()
                .orElseThrow(() -> new InvalidFieldException(
                        "format",
                        "is none of "
                                + formats.stream()
                                        .map(ExportFormat::name)
                                        .sorted()
                                        .collect(Collectors.joining(", "))));
        if (!site.isEmpty() && !SITE.matcher(site).matches()) {
            throw new InvalidFieldException("site", "is no address such as https://paper.example");
        }
        var _ = archive.after(null, 1); // before the status: a store that is away is told
        response.setContentType(wanted.mediaType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + wanted.fileName() + "\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        wanted.write(new All(archive, site), out);
        out.flush();
    }

    private record All(Archive archive, String site) implements ExportFormat.AllArticles {

        @Override
        public void inParts(ExportFormat.Part taking) throws IOException {
            List<ArchivedArticle> part = archive.after(null, AT_ONCE);
            while (!part.isEmpty()) {
                taking.take(part);
                part = archive.after(part.getLast().id(), AT_ONCE);
            }
        }
    }
}
