package org.kiosque.common.http;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.Problems;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The service's own OpenAPI document, {@code openapi/<service>.json} beside its code, for everyone: it holds nothing that the
 * service does not answer anyhow. A service that has none answers 404.
 */
@RestController
final class OpenApiController {

    private static final CacheControl FIVE_MINUTES =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final String service;
    private final byte @Nullable [] document;
    private final String etag;

    /** @param application such as {@code article-service} */
    OpenApiController(String application) throws IOException {
        this.service = application.replaceAll("-service$", "");
        var resource = new ClassPathResource("openapi/" + service + ".json");
        this.document = resource.exists() ? resource.getContentAsByteArray() : null;
        this.etag = document == null ? "" : '"' + DigestUtils.md5DigestAsHex(document) + '"';
    }

    @GetMapping("/api/v1/openapi/{of}")
    ResponseEntity<byte[]> document(@PathVariable String of) {
        if (document == null || !of.equals(service)) {
            throw new ErrorResponseException(
                    HttpStatus.NOT_FOUND,
                    Problems.of(CommonProblems.NOT_FOUND, "This service does not describe another one."),
                    null);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(FIVE_MINUTES)
                .eTag(etag)
                .body(document);
    }
}
