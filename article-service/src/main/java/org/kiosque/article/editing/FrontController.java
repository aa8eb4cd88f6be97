package org.kiosque.article.editing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.article.front.Front;
import org.kiosque.article.front.Fronts;
import org.kiosque.article.subjects.Kind;
import org.kiosque.article.subjects.KnownSubject;
import org.kiosque.article.subjects.Subjects;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.common.security.Staff;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What comes first on the front page of a language, or of a section in it, for editors. */
@RestController
@RequestMapping("/api/v1/desk/front")
record FrontController(FrontDesk desk, Subjects subjects, SiteLanguages site, InstantSource clock) {

    private static final int MOST_PINS = 20;

    /** @param section any key that it ever had; null for the front page of the whole paper */
    @GetMapping
    ResponseEntity<FrontView> front(
            @RequestParam String lang, @RequestParam(required = false) @Nullable @Size(max = 100) String section) {
        return answer(desk.find(idOf(lang, section)));
    }

    @PutMapping
    ResponseEntity<FrontView> arrange(
            @RequestParam String lang,
            @RequestParam(required = false) @Nullable @Size(max = 100) String section,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody FrontRequest request,
            @AuthenticationPrincipal Jwt token) {
        IfMatch wanted = IfMatch.required(ifMatch);
        Staff editor = Staff.of(token);
        return answer(desk.arrange(
                idOf(lang, section),
                wanted,
                request.pins().stream().map(Pin::id).toList(),
                new Signature(clock.instant(), editor.subject(), editor.name())));
    }

    private String idOf(String lang, @Nullable String section) {
        KnownSubject known = null;
        if (section != null) {
            known = subjects.known(Kind.SECTION, List.of(section)).get(section);
            if (known == null) {
                throw new InvalidFieldException("section", "is the key of no section");
            }
        }
        return Fronts.id(site.require(lang, "lang"), known);
    }

    private ResponseEntity<FrontView> answer(@Nullable Front front) {
        return ResponseEntity.ok()
                .eTag(FrontDesk.tag(front))
                .body(new FrontView(
                        front == null
                                ? List.of()
                                : desk.pinned(front.pins()).stream()
                                        .map(PinView::of)
                                        .toList(),
                        front == null ? null : new ChangeView(front.changedAt(), front.changedBy())));
    }

    /** What the desk shows can be sent back as it is. */
    @JsonIgnoreProperties({"changed"})
    record FrontRequest(@NotNull @Size(max = MOST_PINS) List<@NotNull @Valid Pin> pins) {}

    @JsonIgnoreProperties({"title", "status"})
    record Pin(@NotNull @Size(max = 40) String id) {}

    /** @param changed null while nothing was ever put first */
    record FrontView(
            List<PinView> pins,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            ChangeView changed) {}

    /** @param status other than {@code published} where readers no longer see it, and so not there either */
    record PinView(String id, String title, String status) {

        static PinView of(FrontDesk.Pinned pinned) {
            return new PinView(pinned.id(), pinned.title(), pinned.state().name());
        }
    }

    record ChangeView(Instant at, String by) {}
}
