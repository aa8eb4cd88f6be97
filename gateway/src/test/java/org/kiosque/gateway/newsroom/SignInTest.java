package org.kiosque.gateway.newsroom;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.client.WireMock;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class SignInTest extends NewsroomPlatform {

    @Test
    void whoIsNotSignedInIsLedToTheProviderAndBackToWhatWasAskedFor() throws Exception {
        HttpResponse<byte[]> outside = read("/newsroom/comments?status=spam");
        assertThat(outside.statusCode()).isEqualTo(302);
        assertThat(header(outside, "Location"))
                .isEqualTo("/newsroom/sign-in?to=%2Fnewsroom%2Fcomments%3Fstatus%3Dspam");
        var page = Jsoup.parse(text(read(header(outside, "Location"))));
        String start = page.select("a.button").attr("href");

        Begun begun = begin("/newsroom/comments?status=spam");
        assertThat(start).isEqualTo("/newsroom/sign-in/start?to=" + encoded("/newsroom/comments?status=spam"));
        assertThat(begun.asked())
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "kiosque-newsroom")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("code_challenge", "nonce", "state");

        PROVIDER.codeGives(
                "the-access-token",
                "the-refresh-token",
                PROVIDER.idToken("ada", List.of("editor"), begun.nonce()),
                Duration.ofHours(1));
        HttpResponse<byte[]> back = comeBack(begun, "code=the-code&state=" + encoded(begun.state()));

        // The browser came from another site: only a page of ours makes it send a Strict cookie.
        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(text(back)).select("meta[http-equiv=refresh]").attr("content"))
                .isEqualTo("0;url=/newsroom/comments?status=spam");
        String set = back.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("newsroom="))
                .findFirst()
                .orElseThrow();
        assertThat(set)
                .containsIgnoringCase("; HttpOnly") // Netty has its own spelling
                .contains("SameSite=Strict", "Path=/newsroom", "Secure") // the site's address is https
                .doesNotContain("Max-Age", "the-access-token", "the-refresh-token");
        assertThat(text(back)).doesNotContain("the-access-token", "the-refresh-token");

        String sent = PROVIDER.server()
                .findAll(postRequestedFor(urlPathEqualTo("/token")))
                .getFirst()
                .getBodyAsString();
        var verifier = Pattern.compile("code_verifier=([^&]+)").matcher(sent);
        assertThat(verifier.find()).isTrue();
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(verifier.group(1).getBytes(StandardCharsets.US_ASCII));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(hash))
                .isEqualTo(begun.asked().get("code_challenge"));
    }

    @Test
    void aSignInOfAnotherBrowserOrWithAnotherStateIsNone() {
        Begun begun = begin("/newsroom");
        PROVIDER.codeGives("t", "r", PROVIDER.idToken("ada", List.of(), begun.nonce()), Duration.ofHours(1));

        HttpResponse<byte[]> otherState = comeBack(begun, "code=c&state=made-up");
        HttpResponse<byte[]> otherBrowser = read("/newsroom/sign-in/return?code=c&state=" + encoded(begun.state()));

        assertThat(List.of(otherState.statusCode(), otherBrowser.statusCode())).containsOnly(400);
        assertThat(otherState.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("newsroom="));
        PROVIDER.server().verify(0, postRequestedFor(urlPathEqualTo("/token")));
    }

    @Test
    void anIdTokenForAnotherSignInLetsNobodyIn() {
        Begun begun = begin("/newsroom");
        PROVIDER.codeGives("t", "r", PROVIDER.idToken("ada", List.of("editor"), "another"), Duration.ofHours(1));

        HttpResponse<byte[]> back = comeBack(begun, "code=c&state=" + encoded(begun.state()));

        assertThat(back.statusCode()).isEqualTo(403);
        assertThat(back.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("newsroom="));
    }

    @Test
    void whoIsRefusedByTheProviderIsToldSo() {
        Begun begun = begin("/newsroom");

        HttpResponse<byte[]> back = comeBack(begun, "error=access_denied&state=" + encoded(begun.state()));

        assertThat(back.statusCode()).isEqualTo(403);
        assertThat(text(back)).contains("did not let you in");
    }

    @Test
    void aSignInLeadsNowhereElse() {
        for (String to :
                List.of("https://evil.example", "//evil.example", "/newsroom/..//evil.example", "/en", "\\evil")) {
            Begun begun = begin(to);
            PROVIDER.codeGives("t", "r", PROVIDER.idToken("ada", List.of(), begun.nonce()), Duration.ofHours(1));
            HttpResponse<byte[]> back = comeBack(begun, "code=c&state=" + encoded(begun.state()));
            assertThat(Jsoup.parse(text(back))
                            .select("meta[http-equiv=refresh]")
                            .attr("content"))
                    .as(to)
                    .isEqualTo("0;url=/newsroom");
        }
    }

    @Test
    void theTokenGoesToServicesAndIsChangedBeforeItEnds() {
        COMMENTS.stubFor(WireMock.get(urlPathEqualTo("/api/v1/moderation/comments"))
                .willReturn(json("{\"items\":[],\"nextCursor\":null}")));
        Browser ada = signedIn("ada", Duration.ofMinutes(10), "moderator");
        room("/newsroom/comments", ada);
        COMMENTS.verify(getRequestedFor(urlPathEqualTo("/api/v1/moderation/comments"))
                .withHeader("Authorization", equalTo("Bearer token-of-ada")));

        PROVIDER.refreshGives("the-next-token", Duration.ofMinutes(10));
        clock.pass(Duration.ofMinutes(9).plusSeconds(30));
        HttpResponse<byte[]> next = get("/newsroom/comments", ada);
        get("/newsroom/comments", ada); // at the same time, with the same cookie

        COMMENTS.verify(
                2,
                getRequestedFor(urlPathEqualTo("/api/v1/moderation/comments"))
                        .withHeader("Authorization", equalTo("Bearer the-next-token")));
        PROVIDER.server()
                .verify(
                        1,
                        postRequestedFor(urlPathEqualTo("/token"))
                                .withRequestBody(containing("refresh_token=refresh-of-ada")));
        assertThat(cookie(next, "newsroom")).isNotEqualTo(ada.cookies());

        PROVIDER.refreshIsRefused();
        clock.pass(Duration.ofMinutes(15));
        assertThat(get("/newsroom/comments", new Browser(cookie(next, "newsroom")))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void aSessionThatWasEndedElsewhereEndsHereWithTheRequestAfterTheNext() {
        Browser ida = signedIn("ida", "editor");
        Browser bo = signedIn("bo", "editor");
        get("/newsroom", bo);
        await().untilAsserted(() -> PROVIDER.server()
                .verify(postRequestedFor(urlPathEqualTo("/introspect"))
                        .withRequestBody(containing("token=token-of-bo"))));
        PROVIDER.hasEnded("token-of-ida");

        await().until(() -> get("/newsroom", ida).statusCode() == 302);

        assertThat(get("/newsroom", bo).statusCode()).isEqualTo(200);
        PROVIDER.server()
                .verify(
                        1,
                        postRequestedFor(urlPathEqualTo("/introspect"))
                                .withBasicAuth(new BasicCredentials("kiosque-newsroom", "of-a-test"))
                                .withRequestBody(containing("token=token-of-ida")));
    }

    @Test
    void aSessionGoesOnWhileTheProviderDoesNotSayWhetherItDoes() {
        PROVIDER.server()
                .stubFor(WireMock.post(urlPathEqualTo("/introspect"))
                        .willReturn(WireMock.aResponse().withStatus(503)));
        Browser noor = signedIn("noor", "editor");
        get("/newsroom", noor);
        await().untilAsserted(() -> PROVIDER.server().verify(postRequestedFor(urlPathEqualTo("/introspect"))));

        assertThat(get("/newsroom", noor).statusCode()).isEqualTo(200);
    }

    @Test
    void signingOutEndsTheSessionHereAndAtTheProviderAndACopyOfItToo() {
        Browser ada = signedIn("ada", "editor");
        String token = csrf(room("/newsroom", ada));

        HttpResponse<byte[]> out = submit("/newsroom/sign-out", ada, Map.of("csrf", token));

        assertThat(out.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(text(out)).select("meta[http-equiv=refresh]").attr("content"))
                .startsWith("0;url=" + PROVIDER.issuer() + "/end?client_id=kiosque-newsroom");
        assertThat(out.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("newsroom=;") && cookie.contains("Max-Age=0"));
        PROVIDER.server()
                .verify(postRequestedFor(urlPathEqualTo("/revoke"))
                        .withRequestBody(containing("token=refresh-of-ada")));
        assertThat(get("/newsroom", ada).statusCode()).isEqualTo(302);
    }
}
