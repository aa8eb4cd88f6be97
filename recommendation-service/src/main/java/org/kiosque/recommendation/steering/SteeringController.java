package org.kiosque.recommendation.steering;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Page;
import org.kiosque.common.security.Staff;
import org.kiosque.recommendation.steering.SteeringApi.All;
import org.kiosque.recommendation.steering.SteeringApi.Boost;
import org.kiosque.recommendation.steering.SteeringApi.PinOrBar;
import org.kiosque.recommendation.steering.SteeringApi.Told;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Editors' decisions over HTTP. */
@RestController
record SteeringController(SteeringDesk desk) {

    private static final String PINS = "/api/v1/articles/{idOrSlug}/related/pins";
    private static final String BOOSTS = "/api/v1/trending/boosts";

    @GetMapping(PINS)
    All beside(@PathVariable String idOrSlug) {
        return All.of(desk.beside(ArticleSlug.idIn(idOrSlug)));
    }

    /** Repeating is harmless: the last kind and note hold. */
    @PutMapping(PINS + "/{otherId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(
            @PathVariable String idOrSlug,
            @PathVariable String otherId,
            @Valid @RequestBody PinOrBar wanted,
            @AuthenticationPrincipal Jwt editor) {
        desk.put(
                ArticleSlug.idIn(idOrSlug),
                ArticleSlug.idIn(otherId),
                wanted.kind().action,
                wanted.note(),
                Staff.of(editor).name());
    }

    /** Repeating is harmless. */
    @DeleteMapping(PINS + "/{otherId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String idOrSlug, @PathVariable String otherId, @AuthenticationPrincipal Jwt editor) {
        desk.release(
                ArticleSlug.idIn(idOrSlug),
                ArticleSlug.idIn(otherId),
                Staff.of(editor).name());
    }

    @GetMapping(BOOSTS)
    All boosts() {
        return All.of(desk.boosts());
    }

    /** Repeating is harmless: the last end and note hold. */
    @PutMapping(BOOSTS + "/{idOrSlug}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void boost(@PathVariable String idOrSlug, @Valid @RequestBody Boost boost, @AuthenticationPrincipal Jwt editor) {
        desk.boost(
                ArticleSlug.idIn(idOrSlug),
                boost.until(),
                boost.note(),
                Staff.of(editor).name());
    }

    /** Repeating is harmless. */
    @DeleteMapping(BOOSTS + "/{idOrSlug}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unboost(@PathVariable String idOrSlug, @AuthenticationPrincipal Jwt editor) {
        desk.unboost(ArticleSlug.idIn(idOrSlug), Staff.of(editor).name());
    }

    /** All that was ever decided, the latest first. */
    @GetMapping("/api/v1/recommendation-log")
    ResponseEntity<Page<Told>> log(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        Page<Told> page = Page.of(
                desk.log(Cursor.read(cursor), limit), limit, Told::of, entry -> new Cursor(entry.at(), entry.id()));
        return page.linked().body(page);
    }
}
