package org.kiosque.local.bench.newsroom;

import static org.kiosque.local.bench.newsroom.Desk.field;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What editors do. */
record EditorsRooms(Desk desk, StaffBrowser browser, Known known, MadeUp madeUp) {

    private static final String ARTICLES = "/newsroom/articles";
    private static final String ROW = "<th scope=\"row\">";
    private static final String LINE = "<li class=\"segment";
    private static final Pattern PIN = Pattern.compile("data-pin=\"([^\"]+)\"");

    static EditorsRooms of(Desk desk) {
        return new EditorsRooms(desk, desk.browser(), desk.known(), desk.madeUp());
    }

    List<Measure> all() {
        List<Measure> all = new ArrayList<>();
        all.addAll(lists());
        all.addAll(one());
        all.addAll(records());
        all.addAll(keys());
        return all;
    }

    private List<Measure> lists() {
        List<Measure> all = new ArrayList<>();
        all.add(desk.list("articles", ROW, ARTICLES));
        for (String status : List.of("draft", "in-review", "scheduled", "published", "withdrawn")) {
            all.add(desk.list("articles: " + status, ROW, ARTICLES + "?status=" + status));
        }
        all.add(desk.list("articles: in English", ROW, ARTICLES + "?lang=en"));
        all.add(desk.list("articles: of a tag", ROW, () -> ARTICLES + "?tag=number-" + (1 + madeUp.below(20))));
        all.add(desk.list("articles: of an author", ROW, () -> ARTICLES + "?author=author-" + (1 + madeUp.below(20))));
        all.add(desk.list("articles: drafts in French of a tag", ROW, ARTICLES + "?status=draft&lang=fr&tag=number-1"));
        all.add(desk.list("articles: with a word", ROW, () -> ARTICLES + "?q=" + titleWords(1)));
        all.add(desk.list("articles: with two words", ROW, () -> ARTICLES + "?q=" + titleWords(2)));
        all.add(desk.list("articles: with all words of a title", ROW, () -> ARTICLES + "?q=" + titleWords(8)));
        all.add(desk.list(
                "articles: published, in English, with a frequent word",
                ROW,
                ARTICLES + "?status=published&lang=en&q=" + MadeUp.word(1)));
        all.add(desk.further("articles: further on", ROW, ARTICLES));
        return all;
    }

    private String titleWords(int count) {
        return desk.wordsOf(madeUp.among(known.titles()), count);
    }

    private List<Measure> one() {
        return List.of(
                desk.list("an article's form", "<textarea id=\"body\"", () -> ARTICLES + "/" + desk.article()),
                desk.list(
                        "its preview", "<article class=\"story\"", () -> ARTICLES + "/" + desk.article() + "/preview"),
                desk.list(
                        "its preview beside a translation",
                        "<article class=\"story\"",
                        () -> ARTICLES + "/" + desk.article() + "/preview?beside="
                                + (madeUp.happens(0.5) ? "en" : "fr")),
                desk.list("its publication", "<h1", () -> ARTICLES + "/" + desk.article() + "/publication"),
                desk.list("its history", LINE, () -> ARTICLES + "/" + desk.article() + "/history"),
                desk.list(
                        "what a save changed", "class=\"diff\"", () -> ARTICLES + "/" + desk.article() + "/history/2"),
                desk.list("what stands beside it", "<h1", () -> ARTICLES + "/" + desk.article() + "/related"),
                desk.list(
                        "articles to stand beside it",
                        LINE,
                        () -> ARTICLES + "/" + desk.article() + "/related?q=" + titleWords(1)),
                desk.list("the front page", LINE, "/newsroom/front?lang=fr"),
                desk.list("articles for the front page", LINE, () -> "/newsroom/front?lang=fr&q=" + titleWords(1)));
    }

    private List<Measure> records() {
        return List.of(
                desk.list("records: decisions, imports, webhooks, keys", LINE, "/newsroom/records"),
                desk.list(
                        "records: decisions about an article",
                        "<a href=\"/newsroom/articles/",
                        () -> "/newsroom/records?article=" + desk.article()),
                desk.further("records: further on", LINE, "/newsroom/records"),
                new Measure("figures", Measure.LIST, _ -> figures()));
    }

    /** All of them: one that a service does not tell is left out of the page. */
    private Measure.Took figures() throws Exception {
        Page page = browser.get("/newsroom/records/figures");
        for (String name : List.of("published", "read", "discussed", "translated")) {
            page.showing("plot-" + name + "-title");
        }
        return Measure.Took.of(page);
    }

    private List<Measure> keys() {
        return List.of(
                new Measure("a text as readers would get it, while it is typed", Measure.KEY, _ -> look()),
                new Measure("a draft saved", Measure.KEY, _ -> save("save", "done=saved", "<textarea id=\"body\"")),
                new Measure(
                        "a draft saved for its preview",
                        Measure.KEY,
                        _ -> save("preview", "/preview?done=saved", "<article class=\"story\"")),
                desk.glimpse("tags that begin so", "Number", () -> "/newsroom/tags?q=Number+" + (1 + madeUp.below(9))),
                desk.glimpse("authors that begin so", "Author", () -> "/newsroom/authors?q=author"),
                new Measure("who else has it open", Measure.KEY, _ -> here()));
    }

    /** What moves on the front page; apart from the rest, since articles are told again for it. */
    List<Measure> front() {
        return List.of(new Measure("the front page rearranged", Measure.KEY, _ -> arrange()));
    }

    private String body() {
        var body = new StringBuilder();
        for (int n = 0; n < 5; n++) {
            body.append(madeUp.sentence(15))
                    .append(' ')
                    .append(madeUp.sentence(15))
                    .append("\n\n");
        }
        return body.toString();
    }

    private List<StaffBrowser.Field> typed() {
        return List.of(
                field("language", "fr"),
                field("title", madeUp.title(8)),
                field("lead", madeUp.sentence(15)),
                field("body", body()),
                field("tags", "Number " + madeUp.tag()),
                field("authors", "Author " + madeUp.author()),
                field("section", ""),
                field("mediaId", ""),
                field("comments", "premoderated"),
                field("slug", ""),
                field("note", ""));
    }

    private Measure.Took look() throws Exception {
        List<StaffBrowser.Field> form = new ArrayList<>(typed());
        form.add(field("csrf", csrf()));
        return Measure.Took.of(browser.post("/newsroom/look", form).showing("<article class=\"story\""));
    }

    private String csrf() throws Exception {
        return browser.get("/newsroom/help").field("csrf");
    }

    private Measure.Took save(String what, String done, String row) throws Exception {
        String address = ARTICLES + "/" + madeUp.among(known.drafts());
        Page form = browser.get(address);
        List<StaffBrowser.Field> fields = new ArrayList<>(typed());
        fields.add(field("csrf", form.field("csrf")));
        fields.add(field("etag", form.field("etag")));
        fields.add(field("do", what));
        return desk.sent(address, done, fields, row);
    }

    private Measure.Took here() throws Exception {
        String address = ARTICLES + "/" + madeUp.among(known.drafts()) + "/presence";
        Page page = browser.post(address, List.of(field("csrf", csrf())));
        return Measure.Took.of(page.showing(""));
    }

    private Measure.Took arrange() throws Exception {
        Page page = browser.get("/newsroom/front?lang=fr").showing(LINE);
        List<String> pins = page.found(PIN);
        List<StaffBrowser.Field> form = new ArrayList<>();
        pins.forEach(pin -> form.add(field("pins", pin)));
        form.add(field("csrf", page.field("csrf")));
        form.add(field("etag", page.field("etag")));
        form.add(field("lang", "fr"));
        form.add(field("section", ""));
        form.add(field("do", "first:" + pins.getLast()));
        return desk.sent("/newsroom/front", "done=step", form, LINE);
    }
}
