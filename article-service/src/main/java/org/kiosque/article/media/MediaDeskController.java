package org.kiosque.article.media;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.media.MediaApi.MediaRequest;
import org.kiosque.article.media.MediaApi.MediaView;
import org.kiosque.article.media.MediaApi.Uses;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Page;
import org.kiosque.common.text.PlainText;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All images, for editors. */
@RestController
@RequestMapping("/api/v1/desk/media")
record MediaDeskController(MediaDesk desk) {

    /** @param q words that are said of them */
    @GetMapping
    ResponseEntity<Page<MediaView>> list(
            @RequestParam(required = false) @Nullable @Size(max = 200) @PlainText String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        Page<MediaView> page = Page.of(
                desk.list(q, Cursor.read(cursor), limit),
                limit,
                MediaView::of,
                media -> new Cursor(media.uploadedAt(), media.id()));
        return page.linked().body(page);
    }

    @GetMapping("/{id}")
    ResponseEntity<MediaView> image(@PathVariable String id) {
        return answer(desk.find(id));
    }

    @PutMapping("/{id}")
    ResponseEntity<MediaView> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody MediaRequest request) {
        return answer(desk.change(id, ImageVersion.required(ifMatch), request));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        desk.delete(id, ImageVersion.required(ifMatch));
        return ResponseEntity.noContent().build();
    }

    /** Where it is shown, as far as articles, their earlier revisions and authors tell; at most twenty places. */
    @GetMapping("/{id}/uses")
    Uses uses(@PathVariable String id) {
        return new Uses(desk.usesOf(desk.find(id)));
    }

    private static ResponseEntity<MediaView> answer(Media media) {
        return ResponseEntity.ok().eTag(ImageVersion.tag(media)).body(MediaView.of(media));
    }
}
