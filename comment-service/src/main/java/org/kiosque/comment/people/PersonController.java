package org.kiosque.comment.people;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.people.PersonApi.Erased;
import org.kiosque.comment.people.PersonApi.Item;
import org.kiosque.comment.people.PersonApi.Known;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(PersonController.PATH)
record PersonController(PersonDesk desk) {

    static final String PATH = "/api/v1/people/{email}/comments";

    /** The oldest first. */
    @GetMapping
    ResponseEntity<Known> known(
            @PathVariable String email,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        String address = PersonDesk.address(email);
        Page<Item> page = desk.page(address, Cursor.read(cursor), limit);
        return page.linked()
                .cacheControl(CacheControl.noStore())
                .body(new Known(
                        page.items(), page.nextCursor(), desk.ban(address).orElse(null)));
    }

    /** Repeating is harmless. */
    @DeleteMapping
    Erased erase(@PathVariable String email, @AuthenticationPrincipal Jwt moderator) {
        return desk.erase(PersonDesk.address(email), Staff.of(moderator).name());
    }
}
