package org.kiosque.gateway.site.sitemaps;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.gateway.site.page.SiteProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** Whom to tell of a hole that somebody has found (RFC 9116), where the operator has said that. */
@Controller
record SecurityTxtController(
        SecurityTxtProperties properties, SiteProperties site, SiteLanguages languages, InstantSource clock) {

    private static final String PATH = "/.well-known/security.txt";

    @GetMapping(PATH)
    ResponseEntity<byte[]> security() {
        URI contact = properties.contact();
        if (contact == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        // Counted from the beginning of the day, so that all replicas say the same.
        Instant expires = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(properties.validFor());
        String text = "Contact: %s\nExpires: %s\nPreferred-Languages: %s\nCanonical: %s\n"
                .formatted(
                        contact.toASCIIString(),
                        expires.truncatedTo(ChronoUnit.SECONDS),
                        languages.languages().stream().map(Language::tag).collect(Collectors.joining(", ")),
                        site.absolute(PATH));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(HttpHeaders.CACHE_CONTROL, "max-age=3600")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
