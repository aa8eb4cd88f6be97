package org.kiosque.local.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiosque.local.supervision.Console;
import org.kiosque.local.supervision.Supervisor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Staff sign in to the newsroom with a browser, at the real provider. */
class BrowserSignInIT {

    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-the-protocol-0123456789";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    @TempDir
    private Path data;

    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private String provider = "";
    private String back = "";

    @Test
    void aCodeIsGivenForAPasswordAndTokensForTheCodeThatCountUntilTheSignOut() throws Exception {
        Ports ports = TestPorts.free();
        provider = "http://127.0.0.1:" + ports.identity();
        back = "http://localhost:" + ports.gateway() + "/newsroom/sign-in/return";
        Secrets secrets = Secrets.in(data);
        var console = new Console(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        try (var supervisor = new Supervisor(data, console, InstantSource.system())) {
            supervisor.start(List.of(new Infrastructure(data, ports).identity(browser, secrets)));

            JsonNode discovered = json(get(provider + "/.well-known/openid-configuration"));
            assertThat(discovered.get("issuer").asString()).isEqualTo(provider);
            assertThat(discovered.has("end_session_endpoint")).isTrue();
            assertThat(discovered.has("revocation_endpoint")).isTrue();

            HttpResponse<String> asked = get(authorize());
            assertThat(asked.statusCode()).isEqualTo(302);
            HttpResponse<String> page = get(location(asked));
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'");

            HttpResponse<String> wrong = signIn(page, "lead", "<guess>");
            assertThat(wrong.statusCode()).isEqualTo(401);
            assertThat(wrong.body()).contains("value=\"lead\"").doesNotContain("guess");

            HttpResponse<String> signedIn = signIn(wrong, "lead", passwordOf("lead"));
            assertThat(signedIn.statusCode()).isEqualTo(302);
            String code = codeIn(location(get(location(signedIn))));

            assertThat(change(code, "another-verifier-that-is-long-enough-for-the-protocol-01", secrets)
                            .statusCode())
                    .isEqualTo(400);
            JsonNode tokens = json(change(codeIn(location(get(authorize()))), VERIFIER, secrets));
            JsonNode access = claims(tokens.get("access_token").asString());
            assertThat(access.get("aud").toString()).contains("kiosque").doesNotContain("kiosque-newsroom");
            assertThat(access.get("preferred_username").asString()).isEqualTo("lead");
            assertThat(access.get("roles").toString()).isEqualTo("[\"editor\",\"translator\",\"moderator\"]");
            JsonNode id = claims(tokens.get("id_token").asString());
            assertThat(id.get("aud").toString()).contains("kiosque-newsroom");
            assertThat(id.get("nonce").asString()).isEqualTo("a-nonce");
            assertThat(id.get("roles").toString()).contains("moderator");

            JsonNode next = json(token(
                    Map.of(
                            "grant_type",
                            "refresh_token",
                            "refresh_token",
                            tokens.get("refresh_token").asString()),
                    secrets));
            String nextAccess = next.get("access_token").asString();
            assertThat(claims(nextAccess).get("roles").toString()).contains("editor");

            String introspection = discovered.get("introspection_endpoint").asString();
            assertThat(json(asClient(introspection, Map.of("token", nextAccess), secrets))
                            .get("active")
                            .asBoolean())
                    .isTrue();
            String refresh = next.get("refresh_token").asString();
            asClient(discovered.get("revocation_endpoint").asString(), Map.of("token", refresh), secrets);
            assertThat(json(asClient(introspection, Map.of("token", nextAccess), secrets))
                            .get("active")
                            .asBoolean())
                    .as("after a sign-out")
                    .isFalse();
        }
    }

    private String authorize() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("response_type", "code");
        asked.put("client_id", "kiosque-newsroom");
        asked.put("redirect_uri", back);
        asked.put("scope", "openid");
        asked.put("state", "a-state");
        asked.put("nonce", "a-nonce");
        asked.put("code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
        asked.put("code_challenge_method", "S256");
        return provider + "/oauth2/authorize?" + form(asked);
    }

    private HttpResponse<String> signIn(HttpResponse<String> page, String name, String password) throws Exception {
        Matcher csrf = CSRF.matcher(page.body());
        assertThat(csrf.find()).as(page.body()).isTrue();
        return post(
                provider + "/sign-in",
                Map.of("_csrf", csrf.group(1), "username", name, "password", password),
                "X-Nothing",
                "-");
    }

    private String passwordOf(String name) throws Exception {
        return Files.readAllLines(data.resolve("identity/first-passwords")).stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    private String codeIn(String address) {
        assertThat(address).startsWith(back + "?").contains("state=a-state");
        Matcher code = CODE.matcher(address);
        assertThat(code.find()).as(address).isTrue();
        return code.group(1);
    }

    private HttpResponse<String> change(String code, String verifier, Secrets secrets) throws Exception {
        return token(
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        back,
                        "code_verifier",
                        verifier),
                secrets);
    }

    private HttpResponse<String> token(Map<String, String> fields, Secrets secrets) throws Exception {
        return asClient(provider + "/oauth2/token", fields, secrets);
    }

    private HttpResponse<String> asClient(String address, Map<String, String> fields, Secrets secrets)
            throws Exception {
        String client = "kiosque-newsroom:" + secrets.newsroomSecret();
        return post(
                address,
                fields,
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.US_ASCII)));
    }

    private HttpResponse<String> get(String address) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Accept", "text/html,*/*;q=0.8")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String address, Map<String, String> fields, String header, String value)
            throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "text/html,*/*;q=0.8")
                        .header(header, value)
                        .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String location(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(302);
        String location = response.headers().firstValue("Location").orElseThrow();
        return location.startsWith("/") ? provider + location : location;
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static JsonNode json(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new JsonMapper().readTree(response.body());
    }

    private static JsonNode claims(String token) {
        return new JsonMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}
