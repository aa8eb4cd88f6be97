package org.kiosque.local.bench.newsroom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** One of the staff at a browser, signed in by the page of the local identity provider. */
final class StaffBrowser {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MOST_REDIRECTS = 10;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Map<String, String>> cookies = new HashMap<>();
    private final URI site;

    private StaffBrowser(URI site) {
        this.site = site;
    }

    /**
     * @param site by the name under which the provider knows it
     * @throws IOException when that does not lead into the newsroom
     */
    static StaffBrowser signIn(URI site, String name, String password) throws IOException, InterruptedException {
        var browser = new StaffBrowser(site);
        Page form = browser.follow(browser.get("/newsroom/sign-in/start?to=/newsroom"));
        browser.follow(browser.post(
                form.at().resolve("/sign-in").toString(),
                List.of(
                        new Field("_csrf", form.field("_csrf")),
                        new Field("username", name),
                        new Field("password", password))));
        Page home = browser.get("/newsroom");
        if (home.status() != 200) {
            throw new IOException(name + " cannot sign in: /newsroom answers " + home.status());
        }
        return browser;
    }

    /** Nobody. */
    static StaffBrowser signedOut(URI site) {
        return new StaffBrowser(site);
    }

    /** Of a form. */
    record Field(String name, String value) {}

    /** @param headers names and values in turn */
    Page get(String address, String... headers) throws IOException, InterruptedException {
        return send(headers.length == 0 ? to(address) : to(address).headers(headers));
    }

    Page post(String address, List<Field> form) throws IOException, InterruptedException {
        String body = form.stream()
                .map(field -> encoded(field.name()) + "=" + encoded(field.value()))
                .collect(Collectors.joining("&"));
        return send(to(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Page follow(Page page) throws IOException, InterruptedException {
        Page at = page;
        for (int i = 0; i < MOST_REDIRECTS && at.isRedirect(); i++) {
            at = get(at.at().resolve(at.location()).toString());
        }
        return at;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder to(String address) {
        URI uri = site.resolve(address.replaceFirst("#.*", ""));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Accept", "text/html,*/*;q=0.8")
                .header("Accept-Language", "en")
                .header("Accept-Encoding", "gzip");
        String sent = cookies.getOrDefault(uri.getAuthority(), Map.of()).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return sent.isEmpty() ? request : request.header("Cookie", sent);
    }

    private Page send(HttpRequest.Builder made) throws IOException, InterruptedException {
        HttpRequest request = made.build();
        long begun = System.nanoTime();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        keep(request.uri(), answer.headers().allValues("Set-Cookie"));
        byte[] body = answer.body();
        if (answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
            try (var plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
                body = plain.readAllBytes();
            }
        }
        return new Page(
                request.uri(),
                answer.statusCode(),
                answer.headers().firstValue("Location").orElse(""),
                new String(body, StandardCharsets.UTF_8),
                took);
    }

    private void keep(URI from, List<String> set) {
        Map<String, String> jar = cookies.computeIfAbsent(from.getAuthority(), _ -> new HashMap<>());
        for (String cookie : set) {
            List<String> parts = new ArrayList<>(List.of(cookie.split(";", -1)));
            String[] pair = parts.removeFirst().split("=", 2);
            if (parts.stream().anyMatch(part -> part.strip().equalsIgnoreCase("max-age=0"))) {
                jar.remove(pair[0]);
            } else {
                jar.put(pair[0], pair[1]);
            }
        }
    }
}
