package org.kiosque.comment.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.comment.Solver;
import org.kiosque.comment.WithoutBroker;
import org.kiosque.common.testing.TestTokens;
import org.springframework.http.MediaType;

/** What readers send: every bad input gets its problem and changes nothing. */
class PostingIT extends WithoutBroker {

    @Test
    void aCommentOnAPremoderatedArticleWaits() throws Exception {
        posted(comment())
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.status").value("pending"))
                .andExpect(jsonPath("$.id").isNotEmpty())
                .andExpect(jsonPath("$.reason").doesNotExist());
        threads(PREMODERATED, "").andExpect(jsonPath("$.items").isEmpty());
    }

    @Test
    void aCommentOnAnOpenArticleIsSeenAtOnceUnderAnySlug() throws Exception {
        postedTo("old-words-" + OPEN, comment())
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.status").value("approved"));
        threads(OPEN, "")
                .andExpect(jsonPath("$.items[0].author.name").value("Ada"))
                .andExpect(jsonPath("$.items[0].body").value("Je suis tout à fait d'accord avec cet article."))
                .andExpect(jsonPath("$.items[0].language").value("fr"))
                .andExpect(content().string(not(containsString("ada@example.org"))));
    }

    @Test
    void twentyThousandCharactersAreTooMany() throws Exception {
        refused(changed("body", "a".repeat(20_000)), 400, "invalid-request", "/body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0000\u0001\u0007", "x", "\u202E\u202E"})
    void anEmptyTextIsRefused(String body) throws Exception {
        refused(changed("body", body), 400, "invalid-request", "/body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00A0\u00A0",
                "\u200B\u200D\uFE0F",
                "\u00AD\u00AD",
                "\u0301\u0301",
                "\u3164\u3164",
                "\u2800\u2800"
            })
    void whatNobodyCanSeeIsNeitherATextNorAName(String blank) throws Exception {
        refused(changed("body", blank), 400, "invalid-request", "/body");
        refused(changed("author", author(blank, "ada@example.org")), 400, "invalid-request", "/author/name");
    }

    @Test
    void anEmojiMadeOfSeveralStaysOne() throws Exception {
        postedTo(OPEN, changed("body", "\uD83D\uDC69\u200D\uD83D\uDCBB \u2764\uFE0F"))
                .andExpect(status().isAccepted());
        threads(OPEN, "").andExpect(jsonPath("$.items[0].body").value("\uD83D\uDC69\u200D\uD83D\uDCBB \u2764\uFE0F"));
    }

    @Test
    void aMissingTextOrAuthorIsRefused() throws Exception {
        refused(changed("body", null), 400, "invalid-request", "/body");
        refused(changed("author", null), 400, "invalid-request", "/author");
        refused(changed("author", Map.of("email", "ada@example.org")), 400, "invalid-request", "/author/name");
        refused(changed("author", Map.of("name", "Ada")), 400, "invalid-request", "/author/email");
        refused(changed("author", author("\u0001\u0002", "ada@example.org")), 400, "invalid-request", "/author/name");
        refused(changed("author", author("A".repeat(81), "ada@example.org")), 400, "invalid-request", "/author/name");
        refused(changed("author", "Ada"), 400, "invalid-request", "/author");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "ada@",
                "@example.org",
                "a b@example.org",
                "ada@localhost",
                "a@b@example.org",
                "a\u0007da@example.org"
            })
    void whatIsNoAddressIsRefused(String email) throws Exception {
        refused(changed("author", author("Ada", email)), 400, "invalid-request", "/author/email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{\"body\":", "42", "{\"author\":{\"name\":{}}}"})
    void whatIsNoJsonOfOursIsRefused(String body) throws Exception {
        mvc.perform(post("/api/v1/articles/" + PREMODERATED + "/comments")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        nothingChanged();
    }

    @Test
    void anotherMediaTypeIsNotUnderstood() throws Exception {
        mvc.perform(post("/api/v1/articles/" + PREMODERATED + "/comments")
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("hello"))
                .andExpect(status().isUnsupportedMediaType());
    }

    @Test
    void twoMegabytesAreTooLarge() throws Exception {
        mvc.perform(post("/api/v1/articles/" + PREMODERATED + "/comments")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("x".repeat(2_000_000)))
                .andExpect(status().isContentTooLarge());
        nothingChanged();
    }

    @Test
    @Timeout(10)
    void twoHundredAndFortyKilobytesOfMarksAreTooLarge() throws Exception {
        posted(changed("body", "e" + "\u0301\u0323".repeat(60_000)))
                .andExpect(status().isContentTooLarge())
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:too-large"))
                .andExpect(jsonPath("$.detail").value(containsString("65536 bytes")));
        nothingChanged();
    }

    @Test
    void aTextIsBoundedBeforeItIsCleaned() throws Exception {
        refused(changed("body", "a" + " ".repeat(20_000)), 400, "invalid-request", "/body");
        posted(changed("body", "a" + " ".repeat(20_000)))
                .andExpect(jsonPath("$.errors[0].message").value(containsString("20000")));
        posted(changed("body", "an" + " ".repeat(19_998))).andExpect(status().isAccepted());
    }

    @Test
    void moreThanThirtyMarksInARowAreRefusedAndNamed() throws Exception {
        for (int marks : List.of(31, 18_000)) {
            posted(changed("body", "Zalgo" + "\u0301\u0323".repeat(marks / 2) + "\u0301"))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.errors[0].pointer").value("/body"))
                    .andExpect(jsonPath("$.errors[0].message").value(containsString("30 combining marks")));
        }
        refused(
                changed("author", author("Ada" + "\u0323".repeat(31), "ada@example.org")),
                400,
                "invalid-request",
                "/author/name");
    }

    @Test
    void theProblemTellsTheBoundOfEachField() throws Exception {
        tooMuch(changed("body", "a".repeat(10_001)), "/body", "10000 characters");
        tooMuch(changed("body", "a".repeat(20_001)), "/body", "20000");
        tooMuch(changed("author", author("A".repeat(81), "ada@example.org")), "/author/name", "80");
        tooMuch(changed("author", author("Ada", "a@" + "bcd.".repeat(63) + "org")), "/author/email", "254");
        tooMuch(changed("parentId", "a".repeat(65)), "/parentId", "64");
        tooMuch(changed("language", "a".repeat(36)), "/language", "35");
        tooMuch(changed("captcha", "A".repeat(8_193)), "/captcha", "8192");
    }

    private void tooMuch(Map<String, Object> comment, String pointer, String bound) throws Exception {
        postedTo(OPEN, comment)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:invalid-request"))
                .andExpect(jsonPath("$.errors[0].pointer").value(pointer))
                .andExpect(jsonPath("$.errors[0].message").value(containsString(bound)));
    }

    @Test
    void whoHasNoCaptchaIsNotToldWhatTheyHaveSaid() throws Exception {
        postedTo(OPEN, comment()).andExpect(status().isAccepted());
        postedTo(OPEN, changed("captcha", "wrong"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:captcha-invalid"));
        postedTo(OPEN, comment())
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value(containsString("5 minutes")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u000B", "\f", "\u0085", "\u0000", "\u001F", "\u2028"})
    void wordsStayApartWhereAControlCharacterStood(String control) throws Exception {
        postedTo(OPEN, changed("body", "Première ligne" + control + "deuxième ligne"))
                .andExpect(status().isAccepted());
        threads(OPEN, "")
                .andExpect(jsonPath("$.items[0].body").value(matchesRegex("Première ligne[\n ]deuxième ligne")));
    }

    @Test
    void anUnknownLanguageIsRefused() throws Exception {
        refused(changed("language", "tlh"), 400, "invalid-request", "/language");
    }

    @Test
    void whatIsWrittenInFrenchOnAnEnglishPageIsFrench() throws Exception {
        postedTo(OPEN, changed("language", "en")).andExpect(status().isAccepted());
        Map<String, Object> thanks = changed("language", "en");
        thanks.put("body", "Thanks!");
        postedTo(OPEN, thanks).andExpect(status().isAccepted());

        threads(OPEN, "")
                .andExpect(jsonPath("$.items[0].language").value("fr"))
                .andExpect(jsonPath("$.items[1].language").value("en"));
    }

    @ParameterizedTest
    @CsvSource({
        "nowherenowhe,404,article-unknown",
        "-,404,article-unknown",
        "g0neg0neg0ne,410,article-withdrawn",
        "c10sedc10sed,409,comments-closed"
    })
    void whereNothingIsDiscussedNothingIsTaken(String article, int status, String problem) throws Exception {
        postedTo(article, comment())
                .andExpect(status().is(status))
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:" + problem));
        nothingChanged();
    }

    @Test
    void anAnswerNeedsACommentThatReadersSeeThere() throws Exception {
        refused(changed("parentId", "nowherenowhe"), 400, "invalid-request", "/parentId");
        String pending = idOf(posted(comment()));
        Map<String, Object> answer = comment();
        answer.put("body", "I do not agree.");
        answer.put("parentId", pending);
        posted(answer)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/parentId"));
        decided("approve", pending);
        answer.put("captcha", Solver.solved(offer()));
        posted(answer).andExpect(status().isAccepted());
        // not under another article
        answer.put("captcha", Solver.solved(offer()));
        postedTo(OPEN, answer).andExpect(status().isBadRequest());
    }

    @Test
    void theSameWordsTwiceAreOneComment() throws Exception {
        posted(comment()).andExpect(status().isAccepted());
        posted(comment())
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:comment-repeated"));
        assertThat(stored()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kiosque", "Kіоѕque", "La rédaction de KlOSQUE", "Camille", "СAMILLE", "Ca\u200Bmille"})
    void aNameThatLooksLikeTheSitesOrAModeratorsIsHeldWithThatFinding(String name) throws Exception {
        decided("approve", idOf(posted(comment()))); // by camille

        Map<String, Object> imitating = changed("author", author(name, "ida@example.org"));
        postedTo(OPEN, imitating)
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.status").value("pending"));

        queue("?status=pending").andExpect(jsonPath("$.items[0].heldBy[0]").value("name"));
        postedTo(OPEN, comment()).andExpect(jsonPath("$.status").value("approved"));
    }

    @Test
    void aModeratorWritesUnderTheirOwnName() throws Exception {
        decided("approve", idOf(posted(comment())));

        mvc.perform(request(OPEN, changed("author", author("Camille", "camille@example.org")))
                        .header("Authorization", "Bearer " + TestTokens.with("moderator")))
                .andExpect(jsonPath("$.status").value("approved"));
    }

    @Test
    void manyLinksAreHeldEvenOnAnOpenArticle() throws Exception {
        Map<String, Object> links =
                changed("body", "http://a.example http://b.example http://c.example http://d.example");
        postedTo(OPEN, links).andExpect(jsonPath("$.status").value("pending"));
        queue("?status=pending").andExpect(jsonPath("$.items[0].heldBy[0]").value("links"));
    }
}
