package org.kiosque.comment.people;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.people.PersonApi.Erased;
import org.kiosque.comment.people.PersonApi.Found;
import org.kiosque.comment.people.PersonApi.Item;
import org.kiosque.comment.people.PersonApi.Known;
import org.kiosque.comment.people.PersonApi.Wanted;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Page;
import org.kiosque.common.security.Staff;
import org.springframework.http.CacheControl;
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
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/people")
record PersonController(PersonDesk desk) {

    /** Who keeps the address out of every address that is asked for asks by this id. */
    @PostMapping
    ResponseEntity<Found> find(@Valid @RequestBody Wanted wanted) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Found(desk.id(wanted.email())));
    }

    /** The oldest first. */
    @GetMapping("/{person}/comments")
    ResponseEntity<Known> known(
            @PathVariable String person,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        String address = desk.address(person);
        Page<Item> page = desk.page(address, Cursor.read(cursor), limit);
        return page.linked()
                .cacheControl(CacheControl.noStore())
                .body(new Known(
                        page.items(), page.nextCursor(), desk.ban(address).orElse(null)));
    }

    /** Repeating is harmless. */
    @DeleteMapping("/{person}/comments")
    Erased erase(@PathVariable String person, @AuthenticationPrincipal Jwt moderator) {
        return desk.erase(desk.address(person), Staff.of(moderator).name());
    }
}
