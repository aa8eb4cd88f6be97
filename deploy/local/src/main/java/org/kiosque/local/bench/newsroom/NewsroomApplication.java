package org.kiosque.local.bench.newsroom;

import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.kiosque.local.process.QuietLogging;

/**
 * Works in the newsroom of a platform, first while it has some articles and comments and then while it has many: asks for each page, and
 * does what is done by a key, again and again, signed in as whoever has to do with it. All but the first articles and comments are copies
 * of these, put into the stores. Arguments: site, MongoDB URI, a file with what {@code deploy/up} has said, how many articles are some, how
 * many are many, how many comments are many. The environment has tokens: {@code EDITOR}, {@code TRANSLATOR}, {@code MODERATOR}. Prints a
 * table (Markdown).
 */
public final class NewsroomApplication {

    private static final int TIMES = 60;
    private static final int WARM_UPS = 20;
    private static final int PINS = 6;
    private static final int PICTURES_TENTH = 10;

    private final URI site;
    private final Stores stores;
    private final Models.Tokens tokens;
    private final Instant now = Instant.now();
    private final MadeUp madeUp = new MadeUp();
    private final Known known = Known.nothing();
    private final List<String> pictures = new ArrayList<>();
    private final StaffBrowser staffless;

    private NewsroomApplication(URI site, Stores stores, Models.Tokens tokens) {
        this.site = site;
        this.staffless = StaffBrowser.signedOut(site);
        this.stores = stores;
        this.tokens = tokens;
    }

    public static void main(String[] arguments) throws Exception {
        QuietLogging.on();
        int some = Integer.parseInt(arguments[3]);
        int many = Integer.parseInt(arguments[4]);
        int comments = Integer.parseInt(arguments[5]);
        var tokens = new Models.Tokens(token("EDITOR"), token("TRANSLATOR"), token("MODERATOR"));
        try (var client = MongoClients.create(arguments[1])) {
            var bench = new NewsroomApplication(URI.create(arguments[0]), new Stores(client), tokens);
            var report = new Report(some, many, comments);
            try {
                bench.run(Files.readString(Path.of(arguments[2])), report);
            } finally {
                report.print(System.out); // as far as it came
            }
        } catch (IOException | IllegalStateException failed) {
            System.err.println("deploy/bench: " + failed.getMessage());
            System.exit(1);
        }
    }

    private static String token(String role) {
        return Objects.requireNonNull(System.getenv(role), role + " is not in the environment");
    }

    private static void say(String what) {
        System.err.println(what);
    }

    private void run(String said, Report report) throws Exception {
        Map<String, StaffBrowser> staff = new LinkedHashMap<>();
        for (String name : List.of("editor", "translator", "moderator", "lead")) {
            staff.put(name, StaffBrowser.signIn(site, name, password(said, name)));
        }
        say("making the models");
        var calls = new Calls(site);
        var models = new Models(calls, stores, tokens, Instant.now());
        models.begin();
        Models.Published french = models.published(Texts.FRENCH);
        Models.Published english = models.published(Texts.ENGLISH);
        List<Document> unpublished = List.of(models.draft(), models.inReview(), models.scheduled(), models.withdrawn());
        models.makeTheRest(french, english);
        Readers.Commented commented = Readers.under(french.id(), calls, stores, tokens.moderator());
        var others = new OtherFilling(stores, madeUp, now);
        others.subjects(models.subject("modeltag"), models.subject("modelauthor"));
        others.terms(stores.any(Stores.TRANSLATIONS, "glossaryTerms"));
        others.imports(stores.any(Stores.ARTICLES, "imports"));
        var set = new ArticleFilling.Set(
                french,
                english,
                unpublished,
                models.picture().getString("_id"),
                stores.any(Stores.RECOMMENDATIONS, "steeringLog"));

        int before = 0;
        int commentsBefore = 0;
        for (int count : List.of(report.some(), report.many())) {
            int comments = Math.toIntExact((long) report.comments() * count / report.many());
            Instant begun = Instant.now();
            pictures.addAll(others.pictures(models.picture(), before / PICTURES_TENTH, count / PICTURES_TENTH));
            int publishedBefore = known.published().size();
            try (var filling = new ArticleFilling(set, stores, madeUp, known, models.made(), now)) {
                filling.fill(before, count, pictures);
            }
            others.attention(
                    known.published().subList(publishedBefore, known.published().size()));
            try (var filling = new CommentFilling(commented, stores, madeUp, known, models.made(), now)) {
                filling.fill(commentsBefore, comments);
            }
            say("filled with %d articles and %d comments in %d s"
                    .formatted(
                            count,
                            comments,
                            Duration.between(begun, Instant.now()).toSeconds()));
            if (before == 0) {
                pin(calls);
            }
            before = count;
            commentsBefore = comments;
            measure(staff, report, count);
        }
    }

    /** Puts some articles on the front page. */
    private void pin(Calls calls) throws Exception {
        String path = "/api/v1/desk/front?lang=fr";
        String etag = calls.get(path, tokens.editor()).etag();
        List<Map<String, String>> pins = known.published().subList(0, PINS).stream()
                .map(id -> Map.of("id", id))
                .toList();
        calls.send("PUT", path, tokens.editor(), etag, Map.of("pins", pins));
    }

    private static String password(String said, String name) throws IOException {
        Matcher shown = Pattern.compile("\\n +" + name + " +(\\S+)").matcher(said);
        if (!shown.find()) {
            throw new IOException("deploy/up has shown no password of " + name);
        }
        return shown.group(1);
    }

    private void measure(Map<String, StaffBrowser> staff, Report report, int count) throws Exception {
        Desk lead = desk(staff, "lead");
        EditorsRooms editors = EditorsRooms.of(desk(staff, "editor"));
        List<Measure> all = new ArrayList<>();
        all.add(lead.list("where one comes in", "<ul class=\"figures\">", "/newsroom"));
        all.addAll(editors.all());
        all.add(new Measure("pictures (by the API: no page lists them)", Measure.LIST, _ -> pictures("")));
        all.add(new Measure(
                "pictures with two words (by the API)",
                Measure.LIST,
                _ -> pictures("&q=" + MadeUp.word(1) + "+" + madeUp.words(1))));
        all.addAll(TranslatorsRooms.of(desk(staff, "translator")).all());
        all.addAll(ModeratorsRooms.of(desk(staff, "moderator")).all());
        all.addAll(editors.front());
        say("warming up " + all.size() + " measures");
        for (Measure measure : all) {
            Series.of(measure, WARM_UPS);
        }
        say("measuring");
        for (Measure measure : all) {
            report.add(count, measure, Series.of(measure, TIMES));
        }
    }

    private Desk desk(Map<String, StaffBrowser> staff, String name) {
        return new Desk(Objects.requireNonNull(staff.get(name)), known, madeUp);
    }

    private Measure.Took pictures(String q) throws Exception {
        Page page = staffless.get("/api/v1/desk/media?limit=20" + q, "Authorization", "Bearer " + tokens.editor());
        return Measure.Took.of(page.showing(q.isEmpty() ? "\"id\"" : "items"));
    }
}
