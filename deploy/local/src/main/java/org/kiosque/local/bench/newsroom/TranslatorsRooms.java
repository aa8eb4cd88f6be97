package org.kiosque.local.bench.newsroom;

import static org.kiosque.local.bench.newsroom.Desk.field;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What translators do. */
record TranslatorsRooms(Desk desk, StaffBrowser browser, Known known, MadeUp madeUp) {

    private static final String ROOM = "/newsroom/translations";
    private static final String LINE = "<li class=\"segment";
    private static final String SEGMENT = "<div class=\"segment\"";
    private static final Pattern NUMBER = Pattern.compile("id=\"segment-(\\d+)-text\"");

    static TranslatorsRooms of(Desk desk) {
        return new TranslatorsRooms(desk, desk.browser(), desk.known(), desk.madeUp());
    }

    List<Measure> all() {
        List<Measure> all = new ArrayList<>();
        all.addAll(lists());
        all.addAll(keys());
        return all;
    }

    private List<Measure> lists() {
        List<Measure> all = new ArrayList<>();
        all.add(desk.list("translations", LINE, ROOM));
        for (String status : List.of("review", "stale", "waiting", "failed", "held")) {
            all.add(desk.list("translations: " + status, LINE, ROOM + "?status=" + status));
        }
        all.add(desk.list("translations: into English", LINE, ROOM + "?lang=en"));
        all.add(desk.further("translations: further on", LINE, ROOM));
        all.add(desk.list("a translation beside its original", SEGMENT, () -> address(known.unreviewed())));
        all.add(desk.list(
                "what is known for a sentence", "<h1", () -> address(known.unreviewed()) + "/segments/1/hits"));
        all.add(desk.list("a sentence's history", LINE, () -> address(known.filed()) + "/segments/3/history"));
        all.add(desk.list("glossary", "<th scope=\"row\">", ROOM + "/glossary?from=fr&to=en"));
        all.add(desk.list("memory: a sentence", LINE, () -> {
            Known.Translated sentence = madeUp.among(known.remembered());
            return ROOM + "/memory?from=" + sentence.from() + "&to=" + sentence.to() + "&q="
                    + StaffBrowser.encoded(sentence.what());
        }));
        all.add(desk.list("memory: two words of a sentence", "<h1", () -> {
            Known.Translated sentence = madeUp.among(known.remembered());
            return ROOM + "/memory?from=" + sentence.from() + "&to=" + sentence.to() + "&q="
                    + desk.wordsOf(sentence.what(), 2);
        }));
        return all;
    }

    private String address(List<Known.Translated> all) {
        Known.Translated one = madeUp.among(all);
        return ROOM + "/" + one.what() + "/" + one.to();
    }

    private List<Measure> keys() {
        return List.of(
                desk.glimpse(
                        "what is known for the sentence that one is at",
                        "",
                        () -> address(known.unreviewed()) + "/segments/" + madeUp.below(8) + "/hits",
                        "HX-Request",
                        "true"),
                new Measure("a sentence saved", Measure.KEY, _ -> write("draft")),
                new Measure("a sentence approved", Measure.KEY, _ -> write("approved")),
                new Measure("a translation approved", Measure.KEY, _ -> approve()),
                new Measure("two ticked translations approved", Measure.KEY, _ -> approveSeveral()));
    }

    private Measure.Took write(String review) throws Exception {
        String address = address(known.unreviewed());
        Page page = browser.get(address).showing(SEGMENT);
        String n = madeUp.among(page.found(NUMBER));
        return desk.sent(
                address + "/segments/" + n,
                "#segment-",
                List.of(
                        field("csrf", page.field("csrf")),
                        field("etag", page.field("etag")),
                        field("target", madeUp.sentence(15)),
                        field("review", review)),
                SEGMENT);
    }

    private Measure.Took approve() throws Exception {
        String address = address(known.unreviewed());
        Page page = browser.get(address).showing(SEGMENT);
        return desk.sent(
                address + "/approval",
                "done=approved",
                List.of(field("csrf", page.field("csrf")), field("etag", page.field("etag"))),
                SEGMENT);
    }

    private Measure.Took approveSeveral() throws Exception {
        Page page = browser.get(ROOM + "?status=review").showing(LINE);
        List<StaffBrowser.Field> form = new ArrayList<>();
        page.fields("ticked").stream().limit(2).forEach(each -> form.add(field("ticked", each)));
        form.add(field("csrf", page.field("csrf")));
        form.add(field("back", ROOM + "?status=review"));
        return desk.sent(ROOM + "/approval", "done=approved", form, LINE);
    }
}
