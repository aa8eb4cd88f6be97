package org.kiosque.article.media;

import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.media.MediaApi.MediaView;
import org.kiosque.article.media.MediaException.NoSuchImageException;
import org.kiosque.common.idempotency.IdempotencyKeys;
import org.kiosque.common.security.Staff;
import org.kiosque.common.text.PlainText;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes images in from editors, and serves them to all. */
@RestController
class MediaController {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final MediaLibrary library;
    private final MediaDesk desk;
    private final IdempotencyKeys idempotencyKeys;

    MediaController(MediaLibrary library, MediaDesk desk, IdempotencyKeys idempotencyKeys) {
        this.library = library;
        this.desk = desk;
        this.idempotencyKeys = idempotencyKeys;
    }

    @PostMapping(path = "/api/v1/media", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<MediaView> add(
            @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") @Size(max = 500) @PlainText String alt,
            @AuthenticationPrincipal Jwt token)
            throws IOException {
        String editor = Staff.of(token).subject();
        MediaView added = idempotencyKeys.once(
                key,
                "media " + editor,
                digest(alt, file),
                MediaView.class,
                claim -> MediaView.of(library.add(claim.id(), file::getBytes, composed(alt), editor)));
        return ResponseEntity.created(URI.create(added.url())).body(added);
    }

    /** Puts another picture in the place of one that is there. */
    @PostMapping(path = "/api/v1/media/{id}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<MediaView> replace(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestParam MultipartFile file) {
        Media replaced = desk.replace(id, ImageVersion.required(ifMatch), file::getBytes);
        return ResponseEntity.ok().eTag(ImageVersion.tag(replaced)).body(MediaView.of(replaced));
    }

    private static String composed(String alt) {
        return Normalizer.normalize(alt, Normalizer.Form.NFC).strip();
    }

    /** Stands for the request, whose file is in memory only when its turn comes. */
    private static byte[] digest(String alt, MultipartFile file) throws IOException {
        try (InputStream bytes = file.getInputStream()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((alt + "\n").getBytes(StandardCharsets.UTF_8));
            bytes.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    @GetMapping("/media/{id}/{width}.jpg")
    ResponseEntity<Resource> jpeg(@PathVariable String id, @PathVariable String width) {
        return file(id, width, ImageFormat.JPEG);
    }

    @GetMapping("/media/{id}/{width}.webp")
    ResponseEntity<Resource> webp(@PathVariable String id, @PathVariable String width) {
        return file(id, width, ImageFormat.WEBP);
    }

    /** As a resource, of which Spring gives parts to those who ask for them. */
    private ResponseEntity<Resource> file(String id, String size, ImageFormat format) {
        byte[] bytes = FileName.of(id, size, format).flatMap(library::file).orElseThrow(NoSuchImageException::new);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.type()))
                .cacheControl(FOR_EVER)
                .eTag("\"" + id + "-" + size + (format == ImageFormat.JPEG ? "" : "-" + format.ending()) + "\"")
                .body(new ByteArrayResource(bytes));
    }
}
