package org.kiosque.comment.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.query.Query;

/** Who may subscribe, with what, and how that ends. */
class PushSubscribingIT extends WithPushService {

    @Test
    void nothingInTheStoreTellsWhichBrowserItIs() throws Exception {
        Browser browser = SERVICE.browser();
        sent(Map.of("endpoint", browser.endpoint(), "keys", browser.keys(), "language", "fr"), "203.0.113.7")
                .andExpect(status().isCreated());
        published("Une");
        messages(1);

        for (String collection : COLLECTIONS) {
            assertThat(mongo.find(new Query(), Document.class, collection).toString())
                    .doesNotContain("/push/", browser.p256dh(), browser.keys().get("auth"), "203.0.113.7");
        }
        assertThat(mongo.exists(query(where("network").exists(true)), "pushSubscriptions"))
                .isTrue();
        clock.ahead = Subscribers.WINDOW.plusMinutes(1);
        subscribers.forgetNetworks();
        assertThat(mongo.exists(query(where("network").exists(true)), "pushSubscriptions"))
                .isFalse();
    }

    @Test
    void theTokenEndsIt() throws Exception {
        Browser browser = SERVICE.browser();
        String token = token(wished(browser));
        assertThat(token(wished(browser))).isEqualTo(token);
        String other = token.substring(0, 33) + "0".repeat(32);
        for (String wrong : List.of("x", other, token.substring(0, 32))) {
            mvc.perform(delete("/api/v1/subscriptions/push/" + wrong)).andExpect(status().isNotFound());
        }
        assertThat(mongo.getCollection("pushSubscriptions").countDocuments()).isOne();

        mvc.perform(delete("/api/v1/subscriptions/push/" + token)).andExpect(status().isNoContent());
        mvc.perform(delete("/api/v1/subscriptions/push/" + token)).andExpect(status().isNoContent());

        published("Une");
        allIsOver();
        assertThat(SERVICE.received()).isEmpty();
        assertThat(mongo.getCollection("pushSubscriptions").countDocuments()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://updates.push.services.mozilla.com/wpush/v2/x",
                "https://updates.push.services.mozilla.com.example.org/x",
                "https://push.example.org/x",
                "https://evilpush.example.org/x",
                "https://a@updates.push.services.mozilla.com/x",
                "https://updates.push.services.mozilla.com/x#y",
                "https://10.0.0.7/x",
                "https://169.254.169.254/latest/meta-data",
                "https://[fd00::1]/x",
                "https://comment-service:8082/x",
                "ftp://127.0.0.1/x",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "x",
                " "
            })
    void nothingIsSentWhereNoPushServiceIs(String endpoint) throws Exception {
        Browser browser = Browser.at(endpoint);
        wished(browser)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/endpoint"));
        assertThat(mongo.getCollection("pushSubscriptions").countDocuments()).isZero();
    }

    @Test
    void aPushServiceOfTheListIsFine() throws Exception {
        wished(Browser.at("https://updates.push.services.mozilla.com/wpush/v2/x"))
                .andExpect(status().isCreated());
        wished(Browser.at("https://eu.push.example.org:8443/x?y=z")).andExpect(status().isCreated());
    }

    @ParameterizedTest
    @CsvSource({
        "language,de,/language",
        "tag,NO KEY,/tag",
        "section,../x,/section",
        "keys,{},/keys/",
        "keys,p256dh,/keys/p256dh",
        "keys,curve,/keys/p256dh",
        "keys,auth,/keys/auth",
        "endpoint,long,/endpoint"
    })
    void aBadWishIsRefusedByTheNameOfItsField(String field, String value, String pointer) throws Exception {
        Browser browser = SERVICE.browser();
        Map<String, Object> wish =
                new HashMap<>(Map.of("endpoint", browser.endpoint(), "keys", browser.keys(), "language", "fr"));
        String auth = browser.keys().get("auth");
        wish.put(
                field,
                switch (value) {
                    case "{}" -> Map.of();
                    case "p256dh" -> Map.of("p256dh", "x", "auth", auth);
                    case "curve" -> Map.of("p256dh", "B" + "A".repeat(85) + "E", "auth", auth);
                    case "auth" -> Map.of("p256dh", browser.p256dh(), "auth", auth + auth);
                    case "long" -> browser.endpoint() + "x".repeat(PushDesk.LONGEST_ENDPOINT);
                    default -> value;
                });

        String answer = sent(wish, "127.0.0.1")
                .andExpect(status().isBadRequest())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(JSON.readTree(answer).at("/errors/0/pointer").asString()).startsWith(pointer);
        assertThat(answer).doesNotContain(browser.endpoint(), auth);
        wished(browser, "tag", "a", "section", "b")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/section"));
        assertThat(mongo.getCollection("pushSubscriptions").countDocuments()).isZero();
    }

    @Test
    void oneNetworkSubscribesABoundedNumberOfBrowsers() throws Exception {
        List<Browser> browsers = IntStream.range(0, PushDesk.MOST_FROM_ONE + 1)
                .mapToObj(_ -> SERVICE.browser())
                .toList();
        for (Browser browser : browsers.subList(0, PushDesk.MOST_FROM_ONE)) {
            token(sent(wish(browser), "203.0.113.9"));
        }
        sent(wish(browsers.getLast()), "203.0.113.9").andExpect(status().isTooManyRequests());
        token(sent(wish(browsers.getFirst()), "203.0.113.9"));
        token(sent(wish(browsers.getLast()), "203.0.113.10"));
        clock.ahead = Subscribers.WINDOW.plusMinutes(1);
        token(sent(wish(SERVICE.browser()), "203.0.113.9"));
    }
}
