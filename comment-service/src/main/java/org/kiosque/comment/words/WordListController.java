package org.kiosque.comment.words;

import jakarta.validation.Valid;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.policy.CleanedText;
import org.kiosque.comment.policy.WordList;
import org.kiosque.comment.words.WordListApi.Matches;
import org.kiosque.comment.words.WordListApi.NewWords;
import org.kiosque.comment.words.WordListApi.Told;
import org.kiosque.comment.words.WordListApi.Trial;
import org.kiosque.comment.words.WordListException.ChangedMeanwhileException;
import org.kiosque.comment.words.WordListException.VersionMissingException;
import org.kiosque.comment.words.WordLists.Words;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.security.Staff;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/moderation/word-lists/{list}")
record WordListController(WordLists lists) {

    private static final String SUPPLIED = "supplied";
    private static final Pattern DOMAIN = Pattern.compile("(?:[\\p{L}\\p{N}-]+\\.)+[\\p{L}\\p{N}-]{2,}");

    @GetMapping
    ResponseEntity<Told> read(@PathVariable String list) {
        return told(lists.read(list));
    }

    @PutMapping
    ResponseEntity<Told> write(
            @PathVariable String list,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody NewWords words,
            @AuthenticationPrincipal Jwt moderator) {
        if (ifMatch == null) {
            throw new VersionMissingException();
        }
        List<String> distinct = list.equals(WordLists.DISPOSABLE)
                ? domains(words.words())
                : words.words().stream().map(String::strip).distinct().toList();
        return told(lists.write(
                list, version(ifMatch), distinct, Staff.of(moderator).name()));
    }

    private static List<String> domains(List<String> words) {
        Set<String> domains = new LinkedHashSet<>();
        for (int i = 0; i < words.size(); i++) {
            String domain = words.get(i).strip().toLowerCase(Locale.ROOT);
            if (!DOMAIN.matcher(domain).matches()) {
                throw new InvalidFieldException("/words/" + i, "must be a domain such as example.org");
            }
            domains.add(domain);
        }
        return List.copyOf(domains);
    }

    private static @Nullable Long version(String ifMatch) {
        String tag = ifMatch.strip().replace("\"", "");
        try {
            return tag.equals(SUPPLIED) ? null : Long.valueOf(tag);
        } catch (NumberFormatException noneOfOurs) {
            throw new ChangedMeanwhileException();
        }
    }

    /** Changes nothing. */
    @PostMapping("/matches")
    Matches match(@PathVariable String list, @Valid @RequestBody Trial trial) {
        String text = CleanedText.lines("/text", trial.text());
        List<String> words = trial.words() == null ? lists.read(list).words() : trial.words();
        if (list.equals(WordLists.DISPOSABLE)) {
            return new Matches(WordLists.domainOf(text.toLowerCase(Locale.ROOT), Set.copyOf(domains(words))).stream()
                    .toList());
        }
        return new Matches(WordList.of(words).in(text));
    }

    private static ResponseEntity<Told> told(Words words) {
        String tag = words.version() == null ? SUPPLIED : words.version().toString();
        return ResponseEntity.ok().eTag("\"" + tag + "\"").body(Told.of(words));
    }
}
