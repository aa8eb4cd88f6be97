package org.kiosque.recommendation.reads;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.recommendation.reads.ReadApi.NewRead;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
record ReadController(ReadDesk desk, SiteLanguages site) {

    /** Answers alike whether or not it counts, so that nobody learns how to be counted. Repeating is harmless. */
    @PostMapping("/api/v1/reads")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void read(@Valid @RequestBody NewRead read, HttpServletRequest request) {
        Language language = site.require(read.lang(), "/lang");
        var told = new NewRead(
                ArticleSlug.idIn(read.articleId()), read.lang(), read.reader(), read.seconds(), from(read.from()));
        desk.take(told, language, client(request));
    }

    private static @Nullable String from(@Nullable String told) {
        return told == null || told.equals(ReadApi.FOR_YOU) ? told : ArticleSlug.idIn(told);
    }

    private static ReadDesk.Client client(HttpServletRequest request) {
        boolean objects = "1".equals(request.getHeader("DNT")) || "1".equals(request.getHeader("Sec-GPC"));
        boolean ahead = Optional.ofNullable(request.getHeader("Sec-Purpose"))
                .filter(purpose -> purpose.contains("prefetch") || purpose.contains("prerender"))
                .isPresent();
        String userAgent =
                Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
        return new ReadDesk.Client(request.getRemoteAddr(), userAgent, objects, ahead);
    }
}
