package org.kiosque.local.bench;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * Asks article-service for articles and lists of 20, first while it has some and then while it has many, each time for
 * something else, so that nothing comes from its memory. The articles are made up, and put into its store as readers' copies.
 * Arguments: address of the service, of its MongoDB, how many are some, how many are many. Prints a table (Markdown).
 */
public final class ListsApplication {

    private static final String DATABASE = "kiosque-article";
    private static final String ID_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int SCATTERED = 5;
    private static final int AT_ONCE = 1_000;
    private static final int TAGS = 500;
    private static final int AUTHORS = 200;
    private static final int TIMES = 3_000;
    private static final int WARM_UPS = 5_000;
    private static final Duration APART = Duration.ofMinutes(1);
    private static final Instant NEWEST = Instant.parse("2026-11-01T00:00:00Z");

    private final Random random = new Random(1);
    private final HttpClient http = HttpClient.newHttpClient();
    private final String service;
    private final MongoCollection<Document> articles;
    private final List<String> slugs = new ArrayList<>();

    private ListsApplication(String service, MongoCollection<Document> articles) {
        this.service = service;
        this.articles = articles;
    }

    public static void main(String[] arguments) throws Exception {
        int some = Integer.parseInt(arguments[2]);
        int many = Integer.parseInt(arguments[3]);
        PrintStream out = System.out;
        try (var client = MongoClients.create(arguments[1])) {
            var bench = new ListsApplication(
                    arguments[0], client.getDatabase(DATABASE).getCollection("readArticles"));
            bench.fill(some);
            bench.measure(WARM_UPS);
            Map<String, Load> before = bench.measure(TIMES);
            bench.fill(many);
            bench.measure(WARM_UPS);
            Map<String, Load> after = bench.measure(TIMES);
            out.printf(
                    "| Read, one client | median ms at %d | at %d | ratio | p99 ms at %d | at %d |%n"
                            + "| --- | --- | --- | --- | --- | --- |%n",
                    some, many, some, many);
            before.forEach((what, few) -> out.println(row(what, few, Objects.requireNonNull(after.get(what)))));
        }
    }

    private static String row(String what, Load few, Load many) {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %.2f | %.2f |",
                what,
                millis(few.median()),
                millis(many.median()),
                millis(many.median()) / millis(few.median()),
                millis(few.p99()),
                millis(many.p99()));
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }

    private Map<String, Load> measure(int times) throws Exception {
        var loads = new LinkedHashMap<String, Load>();
        loads.put(
                "article by the last part of its address",
                load(times, () -> "/" + slugs.get(random.nextInt(slugs.size())) + "?lang=en"));
        loads.put("list of 20", load(times, () -> "?lang=en&limit=20&to=" + anyTime()));
        loads.put(
                "list of 20 of a tag",
                load(times, () -> "?lang=en&limit=20&tag=t" + random.nextInt(TAGS) + "&to=" + anyTime()));
        return loads;
    }

    private Load load(int times, Supplier<String> question) throws Exception {
        List<HttpRequest> requests = new ArrayList<>();
        for (int n = 0; n < times; n++) {
            requests.add(HttpRequest.newBuilder(URI.create(service + "/api/v1/articles" + question.get()))
                    .build());
        }
        return Load.of(times, 1, number -> ask(requests.get(number)));
    }

    private void ask(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(request.uri() + " answers " + answer.statusCode());
        }
    }

    private Instant anyTime() {
        return NEWEST.minus(APART.multipliedBy(random.nextInt(slugs.size())));
    }

    private void fill(int count) {
        List<Document> some = new ArrayList<>(AT_ONCE);
        for (int number = slugs.size(); number < count; number++) {
            some.add(article(number));
            if (some.size() == AT_ONCE || number == count - 1) {
                articles.insertMany(some, new InsertManyOptions().ordered(false));
                some.clear();
            }
        }
    }

    /** As article-service keeps what it has rendered. */
    private Document article(int number) {
        String id = id(number);
        String slug = "the-night-train-number-" + number + "-" + id;
        slugs.add(slug);
        Instant published = NEWEST.minus(APART.multipliedBy(number));
        return new Document("_id", id)
                .append("sequence", published.toEpochMilli())
                .append("live", true)
                .append("language", "en")
                .append("revision", 1L)
                .append(
                        "original",
                        new Document("slug", slug)
                                .append("title", "The night train, number " + number)
                                .append("lead", words(20))
                                .append(
                                        "tags",
                                        List.of(named("t" + random.nextInt(TAGS)), named("t" + random.nextInt(TAGS))))
                                .append("readingMinutes", 2))
                .append(
                        "bodies",
                        new Document(
                                "en",
                                new Document("html", "<p dir=\"auto\">" + words(150) + "</p>")
                                        .append("outline", List.of())
                                        .append("laidOut", true)))
                .append("authors", List.of(named("a" + random.nextInt(AUTHORS))))
                .append("policy", "OPEN")
                .append("publishedAt", published)
                .append("updatedAt", published)
                .append("corrections", List.of());
    }

    /** Scattered like those that are drawn, but no two are the same, as some are among a million that are. */
    private String id(int number) {
        return random.ints(SCATTERED, 0, ID_LETTERS.length())
                        .mapToObj(letter -> String.valueOf(ID_LETTERS.charAt(letter)))
                        .collect(Collectors.joining())
                + "%07d".formatted(number);
    }

    private static Document named(String key) {
        return new Document("key", key).append("name", "Number " + key.substring(1));
    }

    private String words(int count) {
        return random.ints(count, 0, 20_000)
                .mapToObj(word -> "w" + Integer.toString(word * 7919, Character.MAX_RADIX))
                .collect(Collectors.joining(" "));
    }
}
