package org.kiosque.translation.memory;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.memory.MemoryException.VersionMissingException;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The memory, for translators to look into, and to take out of it what is wrong. */
@RestController
@RequestMapping("/api/v1/translation-memory")
record MemoryController(TranslationMemory memory) {

    /** Characters of a text that is looked for. */
    private static final int LONGEST = 1_000;

    /**
     * @param id by which it is taken out
     * @param likeness from 0 to 1; 1 for the same letters
     * @param articleId where it was approved; null when it came in with a file
     * @param approvedBy name of who approved it last, on the article, or brought the file in
     * @param staleTerm a term of the glossary that has changed since, and that the target lacks; null when there is none
     * @param etag of this target, with which it is taken out
     */
    record ListedMatch(
            String id,
            String source,
            String target,
            double likeness,
            @Nullable String articleId,
            String approvedBy,
            Instant approvedAt,
            @Nullable String staleTerm,
            String etag) {

        static ListedMatch of(TranslationMemory.Match match) {
            Remembered remembered = match.remembered();
            return new ListedMatch(
                    remembered.id(),
                    remembered.source(),
                    remembered.target(),
                    Math.round(match.likeness() * 1_000) / 1_000.0,
                    remembered.articleId(),
                    remembered.by(),
                    remembered.at(),
                    remembered.staleTerm(),
                    tag(remembered));
        }
    }

    record Matches(List<ListedMatch> items) {}

    @GetMapping
    Matches search(
            @RequestParam Language from,
            @RequestParam Language to,
            @RequestParam @NotBlank @Size(max = LONGEST) String q,
            @RequestParam(defaultValue = "10") @Min(1) @Max(50) int limit) {
        return new Matches(memory.search(new LanguagePair(from, to), q, limit).stream()
                .map(ListedMatch::of)
                .toList());
    }

    /** Only what was read: what people have approved since stays. Articles that have the text keep it. */
    @DeleteMapping("/{id}")
    ResponseEntity<Void> forget(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new VersionMissingException();
        }
        List<ETag> tags = ETag.parse(ifMatch);
        memory.forget(
                id,
                found -> tags.stream()
                        .anyMatch(tag -> tag.isWildcard()
                                || (!tag.weak() && tag.formattedTag().equals(tag(found)))));
        return ResponseEntity.noContent().build();
    }

    private static String tag(Remembered remembered) {
        return "\"" + remembered.at().toEpochMilli() + "\"";
    }
}
