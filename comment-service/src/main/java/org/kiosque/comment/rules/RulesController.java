package org.kiosque.comment.rules;

import jakarta.validation.Valid;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.discussions.Discussion;
import org.kiosque.comment.rules.DiscussionRules.Rules;
import org.kiosque.comment.rules.RulesApi.NewRules;
import org.kiosque.comment.rules.RulesApi.Told;
import org.kiosque.comment.rules.RulesException.ChangedMeanwhileException;
import org.kiosque.comment.rules.RulesException.VersionMissingException;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.outbox.Outbox;
import org.kiosque.common.security.Staff;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/moderation/rules")
record RulesController(DiscussionRules rules, Admissions admissions, InstantSource clock) {

    private static final String UNRULED = "none";

    @GetMapping
    ResponseEntity<Told> ofTheSite() {
        return told(rules.read(DiscussionRules.SITE), null);
    }

    @PutMapping
    ResponseEntity<Told> ruleTheSite(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody NewRules wanted,
            @AuthenticationPrincipal Jwt moderator) {
        return told(written(DiscussionRules.SITE, ifMatch, wanted, moderator), null);
    }

    /** The article's own, and what comes of all. */
    @GetMapping("/{idOrSlug}")
    ResponseEntity<Told> ofAnArticle(@PathVariable String idOrSlug) {
        Discussion discussion = admissions.under(idOrSlug).discussion();
        return told(rules.read(discussion.articleId()), discussion.admission());
    }

    @PutMapping("/{idOrSlug}")
    ResponseEntity<Told> ruleAnArticle(
            @PathVariable String idOrSlug,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody NewRules wanted,
            @AuthenticationPrincipal Jwt moderator) {
        if (wanted.maxLinks() != null) {
            throw new InvalidFieldException("/maxLinks", "is ruled for the whole site");
        }
        String article = admissions.under(idOrSlug).discussion().articleId();
        Rules written = written(article, ifMatch, wanted, moderator);
        return told(written, admissions.under(article).discussion().admission());
    }

    private Rules written(String about, @Nullable String ifMatch, NewRules wanted, Jwt moderator) {
        if (ifMatch == null) {
            throw new VersionMissingException();
        }
        if (wanted.mode() != null && Mode.of(wanted.mode()).isEmpty()) {
            throw new InvalidFieldException("/mode", "must be premoderated, postmoderated or new-first");
        }
        return rules.write(new Rules(
                about,
                version(ifMatch),
                wanted.mode(),
                wanted.closed(),
                wanted.closeAfterDays(),
                wanted.maxLinks(),
                Staff.of(moderator).name(),
                clock.instant(),
                Outbox.empty()));
    }

    private static @Nullable Long version(String ifMatch) {
        String tag = ifMatch.strip().replace("\"", "");
        int dash = tag.indexOf('-'); // what follows is what the others have ruled
        try {
            String own = dash < 0 ? tag : tag.substring(0, dash);
            return own.equals(UNRULED) ? null : Long.valueOf(own);
        } catch (NumberFormatException noneOfOurs) {
            throw new ChangedMeanwhileException();
        }
    }

    private static ResponseEntity<Told> told(Rules rules, Discussion.@Nullable Admission admission) {
        Told told = Told.of(rules, admission);
        String own = rules.version() == null ? UNRULED : rules.version().toString();
        return ResponseEntity.ok()
                .eTag("\"" + (told.admission() == null ? own : own + "-" + told.admission()) + "\"")
                .body(told);
    }
}
