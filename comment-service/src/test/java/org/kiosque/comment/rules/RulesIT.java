package org.kiosque.comment.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.comment.WithoutBroker;
import org.kiosque.common.testing.TestTokens;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Who may comment, until when and seen by whom first: on the site, and under one article. */
@TestPropertySource(
        properties = "spring.cloud.discovery.client.simple.instances.article-service[0].uri=http://127.0.0.1:1") // away
class RulesIT extends WithoutBroker {

    private static final String RULES = "/api/v1/moderation/rules";

    @BeforeEach
    void published() {
        mongo.remove(new Query(), "discussionRules");
        mongo.updateMulti(new Query(), new Update().set("publishedAt", Date.from(clock.instant())), "discussions");
    }

    private static MockHttpServletRequestBuilder asModerator(MockHttpServletRequestBuilder request) {
        return request.header("Authorization", "Bearer " + TestTokens.with("moderator"))
                .contentType(MediaType.APPLICATION_JSON);
    }

    private ResultActions read(String about) throws Exception {
        return mvc.perform(asModerator(get(RULES + about))).andExpect(status().isOk());
    }

    private ResultActions rule(String about, String rules) throws Exception {
        String etag = read(about).andReturn().getResponse().getHeader("ETag");
        return mvc.perform(
                asModerator(put(RULES + about)).header("If-Match", etag).content(rules));
    }

    private void ruled(String about, String rules) throws Exception {
        rule(about, rules).andExpect(status().isOk());
    }

    private void becomes(String article, String status, @Nullable String finding) throws Exception {
        String body = "Un mot de plus, le %d.".formatted(stored());
        ResultActions answer = postedTo(article, changed("body", body))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.status").value(status));
        if (finding != null) {
            queue("?status=all")
                    .andExpect(jsonPath("$.items[?(@.id == '%s')].heldBy[0]".formatted(idOf(answer)))
                            .value(contains(finding)));
        }
    }

    private void isClosed(String article) throws Exception {
        long before = stored();
        postedTo(article, comment())
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:comments-closed"));
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void nothingIsRuledAtFirst() throws Exception {
        read("").andExpect(jsonPath("$.mode").isEmpty())
                .andExpect(jsonPath("$.closed").isEmpty())
                .andExpect(jsonPath("$.by").isEmpty());
        read("/" + PREMODERATED).andExpect(jsonPath("$.admission").value("premoderated"));
        read("/" + OPEN).andExpect(jsonPath("$.admission").value("postmoderated"));
        read("/" + CLOSED).andExpect(jsonPath("$.admission").value("closed"));
    }

    @Test
    void theSiteIsClosedAndOneArticleStaysOpen() throws Exception {
        ruled("", "{\"closed\":true}");
        isClosed(OPEN);
        isClosed(PREMODERATED);

        ruled("/" + OPEN, "{\"closed\":false}");
        becomes(OPEN, "approved", null);
        isClosed(PREMODERATED);

        ruled("", "{}");
        becomes(PREMODERATED, "pending", "premoderated");
    }

    @Test
    void oneArticleIsClosedAndWhatItsEditorClosedStaysSo() throws Exception {
        ruled("/" + OPEN, "{\"closed\":true}");
        isClosed(OPEN);
        becomes(PREMODERATED, "pending", null);

        ruled("/" + CLOSED, "{\"closed\":false,\"mode\":\"postmoderated\"}");
        isClosed(CLOSED);
    }

    @Test
    void articlesCloseAfterSomeDays() throws Exception {
        ruled("", "{\"closeAfterDays\":14}");
        ruled("/" + PREMODERATED, "{\"closeAfterDays\":30}");
        clock.ahead = Duration.ofDays(14).minusMinutes(5);
        becomes(OPEN, "approved", null);

        clock.ahead = Duration.ofDays(14).plusMinutes(5);
        isClosed(OPEN);
        becomes(PREMODERATED, "pending", null);
        read("/" + OPEN).andExpect(jsonPath("$.admission").value("closed"));

        clock.ahead = Duration.ofDays(31);
        isClosed(PREMODERATED);
        ruled("/" + PREMODERATED, "{\"closed\":false}");
        becomes(PREMODERATED, "pending", null);
    }

    @Test
    void readersAreToldOfADiscussionThatIsClosedOrSoonWillBe() throws Exception {
        threads(CLOSED, "").andExpect(jsonPath("$.discussion").value("closed"));
        threads(OPEN, "").andExpect(jsonPath("$.discussion").value("open"));

        ruled("/" + OPEN, "{\"closed\":true}");
        threads(OPEN, "").andExpect(jsonPath("$.discussion").value("closed"));
        threads(OPEN, "?sort=discussed").andExpect(jsonPath("$.discussion").value("closed"));
        threads(PREMODERATED, "").andExpect(jsonPath("$.discussion").value("open"));
        ruled("/" + OPEN, "{}");
        threads(OPEN, "").andExpect(jsonPath("$.discussion").value("open"));

        ruled("", "{\"closeAfterDays\":14}");
        clock.ahead = Duration.ofDays(14).minusMinutes(5);
        threads(OPEN, "?limit=7").andExpect(jsonPath("$.discussion").value("closing"));
        clock.ahead = Duration.ofDays(14).plusMinutes(5);
        threads(OPEN, "?limit=7").andExpect(jsonPath("$.discussion").value("closed"));

        ruled("", "{\"closed\":true}");
        threads(PREMODERATED, "").andExpect(jsonPath("$.discussion").value("closed"));
    }

    /** It was stored before that was kept, and article-service is down. */
    @Test
    void whereNobodyKnowsHowOldAnArticleIsTheReaderIsToTryAgain() throws Exception {
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(OPEN)), new Update().unset("publishedAt"), "discussions");
        becomes(OPEN, "approved", null);
        ruled("", "{\"closeAfterDays\":14}");

        postedTo(OPEN, comment()).andExpect(status().isServiceUnavailable());
    }

    @Test
    void theSitesModeTightensAndAnArticlesOwnGoesFirst() throws Exception {
        ruled("", "{\"mode\":\"premoderated\"}");
        becomes(OPEN, "pending", "premoderated");

        ruled("", "{\"mode\":\"postmoderated\"}");
        becomes(OPEN, "approved", null);
        becomes(PREMODERATED, "pending", "premoderated");

        ruled("/" + PREMODERATED, "{\"mode\":\"postmoderated\"}");
        becomes(PREMODERATED, "approved", null);
        ruled("/" + OPEN, "{\"mode\":\"premoderated\"}");
        becomes(OPEN, "pending", "premoderated");
    }

    @Test
    void underOneArticleNewCommentersComeFirst() throws Exception {
        ruled("/" + OPEN, "{\"mode\":\"new-first\"}");
        String first = idOf(postedTo(OPEN, changed("body", "Mon premier mot ici.")));
        queue("?status=pending").andExpect(jsonPath("$.items[0].heldBy").value(contains("new")));

        decided("approve", first);

        becomes(OPEN, "approved", null);
    }

    @Test
    void theSiteSaysHowManyLinksAreTooMany() throws Exception {
        ruled("", "{\"maxLinks\":0}");
        postedTo(OPEN, changed("body", "Voir https://example.org"))
                .andExpect(jsonPath("$.status").value("pending"));
        rule("/" + OPEN, "{\"maxLinks\":1}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/maxLinks"));
    }

    @Test
    void twoModeratorsDoNotOverwriteEachOther() throws Exception {
        Callable<ResultActions> one = () -> mvc.perform(
                asModerator(put(RULES)).header("If-Match", "\"none\"").content("{\"closed\":true}"));
        assertThat(atOnce(List.of(one, one, one, one))).containsOnlyOnce(200).contains(412);

        mvc.perform(asModerator(put(RULES)).content("{}")).andExpect(status().isPreconditionRequired());
        mvc.perform(asModerator(put(RULES)).header("If-Match", "\"x\"").content("{}"))
                .andExpect(status().isPreconditionFailed());
        read("").andExpect(jsonPath("$.closed").value(true))
                .andExpect(jsonPath("$.by").value("camille"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "{\"mode\":\"anarchy\"} ¦ /mode",
                "{\"closeAfterDays\":0} ¦ /closeAfterDays",
                "{\"closeAfterDays\":3651} ¦ /closeAfterDays",
                "{\"maxLinks\":101} ¦ /maxLinks",
                "{\"closedd\":true} ¦ /closedd"
            })
    void whatIsNoRuleIsRefused(String rules, String pointer) throws Exception {
        rule("", rules)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value(pointer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/site", "/nothing", "/nothing-at-all"})
    void onlyAnArticleHasRules(String about) throws Exception {
        mvc.perform(asModerator(get(RULES + about))).andExpect(status().isNotFound());
        mvc.perform(get(RULES + about)).andExpect(status().isUnauthorized());
    }
}
