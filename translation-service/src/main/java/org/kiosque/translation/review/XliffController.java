package org.kiosque.translation.review;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.languages.Language;
import org.kiosque.common.security.Staff;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.files.ImportReport;
import org.kiosque.translation.review.ReviewDesk.Laid;
import org.kiosque.translation.translations.ShownTranslation;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One translation as a file, for translators who work in a program of their own. */
@RestController
@RequestMapping("/api/v1/translation-files/articles/{idOrSlug}/{lang}")
record XliffController(ReviewDesk desk) {

    private static final String XLIFF = "application/xliff+xml";

    @GetMapping(produces = XLIFF)
    ResponseEntity<byte[]> take(@PathVariable String idOrSlug, @PathVariable Language lang) {
        Laid laid = desk.laid(desk.one(ArticleSlug.idIn(idOrSlug), lang));
        ShownTranslation shown = laid.shown();
        var pair = LanguagePair.of(shown.article().language(), shown.language());
        var file = new StringWriter();
        Xliff.write(pair, shown.articleId(), laid.segments(), file);
        String name = shown.articleId() + "-" + pair.name() + ".xlf";
        return ResponseEntity.ok()
                .eTag(IfMatch.tag(shown))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(file.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What has changed in it is written as by a person, all at once; repeating it changes nothing. */
    @PostMapping(consumes = {XLIFF, "application/xml", "text/xml"})
    ImportReport bring(
            @PathVariable String idOrSlug,
            @PathVariable Language lang,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody byte[] file,
            @AuthenticationPrincipal Jwt token) {
        return desk.bring(ArticleSlug.idIn(idOrSlug), lang, IfMatch.required(ifMatch), file, Staff.of(token));
    }
}
