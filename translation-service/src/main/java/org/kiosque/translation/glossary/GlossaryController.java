package org.kiosque.translation.glossary;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Page;
import org.kiosque.common.security.Staff;
import org.kiosque.common.text.PlainText;
import org.kiosque.common.text.VisibleText;
import org.kiosque.translation.engine.LanguagePair;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The glossary, for translators to read and to write. */
@RestController
@RequestMapping("/api/v1/glossary/{from}/{to}")
record GlossaryController(GlossaryDesk desk, SiteLanguages site) {

    /** Characters: no sentence is longer than an article's body. */
    private static final int LONGEST_TEXT = 200_000;

    record FormRequest(
            @VisibleText @Size(max = Entry.LONGEST_TERM) @PlainText
            String source,

            @VisibleText @Size(max = Entry.LONGEST_TARGET) @PlainText
            String target) {}

    /**
     * @param forms further forms of the term; none when left out
     * @param caseSensitive false when left out
     */
    record TermRequest(
            @VisibleText @Size(max = Entry.LONGEST_TARGET) @PlainText
            String target,

            @Size(max = Entry.MOST_FORMS) @Nullable List<@NotNull @Valid FormRequest> forms,

            @Nullable Boolean caseSensitive) {}

    record ListedTerm(
            String term,
            String target,
            List<Entry.Form> forms,
            boolean caseSensitive,
            String changedBy,
            Instant changedAt) {

        static ListedTerm of(StoredTerm term) {
            return new ListedTerm(term.term(), term.target(), term.forms(), term.caseSensitive(), term.by(), term.at());
        }
    }

    record TextRequest(@NotNull @Size(max = LONGEST_TEXT) String text) {}

    /**
     * A term in a text.
     *
     * @param term by which the glossary has it
     * @param source the form of it that stands in the text, as the glossary has it
     * @param target what stands for that form
     */
    record TermInText(String term, String source, String target) {

        static TermInText of(Terms.Occurring term) {
            return new TermInText(term.term(), term.source(), term.target());
        }
    }

    record TermsInText(List<TermInText> items) {}

    @GetMapping
    ResponseEntity<Page<ListedTerm>> list(
            @PathVariable Language from,
            @PathVariable Language to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        Page<ListedTerm> page = Page.of(
                desk.list(pair(from, to), Cursor.read(cursor), limit),
                limit,
                ListedTerm::of,
                term -> new Cursor(term.at(), term.id()));
        return page.linked().body(page);
    }

    @PostMapping("/matches")
    TermsInText match(@PathVariable Language from, @PathVariable Language to, @Valid @RequestBody TextRequest request) {
        return new TermsInText(desk.occurringIn(pair(from, to), request.text()).stream()
                .map(TermInText::of)
                .toList());
    }

    @GetMapping("/{term}")
    @Nullable ResponseEntity<ListedTerm> one(
            @PathVariable Language from, @PathVariable Language to, @PathVariable String term, WebRequest request) {
        StoredTerm found = desk.one(pair(from, to), composed(term, "term"));
        return request.checkNotModified(tag(found)) ? null : ResponseEntity.ok(ListedTerm.of(found));
    }

    @PutMapping("/{term}")
    ResponseEntity<ListedTerm> save(
            @PathVariable Language from,
            @PathVariable Language to,
            @PathVariable @VisibleText @Size(max = Entry.LONGEST_TERM) @PlainText String term,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TermRequest request,
            @AuthenticationPrincipal Jwt token) {
        List<FormRequest> forms = Objects.requireNonNullElse(request.forms(), List.of());
        Entry entry = new Entry(
                source(term, "term"),
                composed(request.target(), "/target"),
                forms.stream()
                        .map(form -> new Entry.Form(source(form.source(), "/forms"), composed(form.target(), "/forms")))
                        .toList(),
                Boolean.TRUE.equals(request.caseSensitive()));
        GlossaryDesk.Saved saved = desk.save(
                pair(from, to), entry, wanted(ifMatch), Staff.of(token).name());
        return ResponseEntity.status(saved.added() ? HttpStatus.CREATED : HttpStatus.OK)
                .eTag(tag(saved.term()))
                .body(ListedTerm.of(saved.term()));
    }

    @DeleteMapping("/{term}")
    ResponseEntity<Void> remove(
            @PathVariable Language from,
            @PathVariable Language to,
            @PathVariable String term,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        desk.remove(pair(from, to), composed(term, "term"), wanted(ifMatch));
        return ResponseEntity.noContent().build();
    }

    private LanguagePair pair(Language from, Language to) {
        Language source = site.require(from.tag(), "from");
        Language target = site.require(to.tag(), "to");
        if (source.equals(target)) {
            throw new InvalidFieldException("to", "is the language translated from");
        }
        return new LanguagePair(source, target);
    }

    /** A term is found by its first word. */
    private static String source(String text, String pointer) {
        String composed = composed(text, pointer);
        if (!Character.isLetterOrDigit(composed.codePointAt(0))) {
            throw new InvalidFieldException(pointer, "does not begin with a letter or a digit");
        }
        return composed;
    }

    private static String composed(String text, String pointer) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        if (composed.indexOf('⟦') >= 0 || composed.indexOf('⟧') >= 0) {
            throw new InvalidFieldException(
                    pointer, "has ⟦ or ⟧ in it, which stand for terms while a machine translates");
        }
        return composed;
    }

    /** By strong comparison; null when no version is named. */
    private static @Nullable Predicate<StoredTerm> wanted(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            return null;
        }
        List<ETag> tags = ETag.parse(ifMatch);
        return term -> tags.stream()
                .anyMatch(tag ->
                        tag.isWildcard() || (!tag.weak() && tag.formattedTag().equals(tag(term))));
    }

    private static String tag(StoredTerm term) {
        return "\"" + term.version() + "\"";
    }
}
