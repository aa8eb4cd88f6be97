package org.kiosque.translation.files;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.common.security.Staff;
import org.kiosque.translation.engine.LanguagePair;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Memory and glossary as files. A file that comes in is a request's body, and as long as one may be. */
@RestController
@RequestMapping("/api/v1/translation-files")
record FilesController(FilesDesk desk, SiteLanguages site) {

    private static final int BUFFER = 64 << 10;
    private static final String CSV = "text/csv";
    private static final String TMX = "application/x-tmx+xml";

    @GetMapping("/memory/{from}/{to}")
    void memory(
            @PathVariable String from,
            @PathVariable String to,
            @RequestParam(required = false) @Nullable String format,
            HttpServletResponse response)
            throws IOException {
        LanguagePair pair = pair(from, to);
        boolean tmx = "tmx".equals(format);
        if (!tmx && !"csv".equals(format)) {
            throw new InvalidFieldException("format", "is neither tmx nor csv");
        }
        OutputStream out = file(response, tmx ? TMX : CSV, "memory-" + pair.name() + (tmx ? ".tmx" : ".csv"));
        desk.writeMemory(pair, out, tmx);
        out.flush();
    }

    @PostMapping(path = "/memory/{from}/{to}", consumes = CSV)
    ImportReport memoryTable(
            @PathVariable String from,
            @PathVariable String to,
            @RequestBody byte[] file,
            @AuthenticationPrincipal Jwt token) {
        return desk.readMemoryTable(pair(from, to), file, Staff.of(token).name());
    }

    @PostMapping(
            path = "/memory/{from}/{to}",
            consumes = {TMX, "application/xml", "text/xml"})
    ImportReport memoryTmx(
            @PathVariable String from,
            @PathVariable String to,
            @RequestBody byte[] file,
            @AuthenticationPrincipal Jwt token) {
        return desk.readMemoryTmx(pair(from, to), file, Staff.of(token).name());
    }

    @GetMapping("/glossary/{from}/{to}")
    void glossary(@PathVariable String from, @PathVariable String to, HttpServletResponse response) throws IOException {
        LanguagePair pair = pair(from, to);
        OutputStream out = file(response, CSV, "glossary-" + pair.name() + ".csv");
        desk.writeGlossary(pair, out);
        out.flush();
    }

    @PostMapping(path = "/glossary/{from}/{to}", consumes = CSV)
    ImportReport glossaryTable(
            @PathVariable String from,
            @PathVariable String to,
            @RequestBody byte[] file,
            @AuthenticationPrincipal Jwt token) {
        return desk.readGlossary(pair(from, to), file, Staff.of(token).name());
    }

    private static OutputStream file(HttpServletResponse response, String type, String name) throws IOException {
        response.setContentType(type + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return new BufferedOutputStream(response.getOutputStream(), BUFFER);
    }

    private LanguagePair pair(String from, String to) {
        var pair = new LanguagePair(site.require(from, "from"), site.require(to, "to"));
        if (pair.from().equals(pair.to())) {
            throw new InvalidFieldException("to", "is the language translated from");
        }
        return pair;
    }
}
