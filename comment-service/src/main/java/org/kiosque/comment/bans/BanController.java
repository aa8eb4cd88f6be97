package org.kiosque.comment.bans;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.bans.BanApi.NewBan;
import org.kiosque.comment.bans.BanApi.Told;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Page;
import org.kiosque.common.security.Staff;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/moderation/bans")
record BanController(BanDesk desk) {

    /** Those that hold, the latest first. */
    @GetMapping
    ResponseEntity<Page<Told>> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        Page<Told> page = desk.page(Cursor.read(cursor), limit);
        return page.linked().body(page);
    }

    /** Repeating is harmless: the last end and reason hold. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Told add(@Valid @RequestBody NewBan ban, @AuthenticationPrincipal Jwt moderator) {
        return desk.add(ban, Staff.of(moderator).name());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        desk.remove(id);
    }
}
