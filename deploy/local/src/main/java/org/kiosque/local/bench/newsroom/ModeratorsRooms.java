package org.kiosque.local.bench.newsroom;

import static org.kiosque.local.bench.newsroom.Desk.field;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What moderators do. */
record ModeratorsRooms(Desk desk, StaffBrowser browser, Known known, MadeUp madeUp) {

    private static final String ROOM = "/newsroom/comments";
    private static final String COMMENT = "<article class=\"queued\"";
    private static final Pattern UNDO = Pattern.compile("undo=([^&#]+)");

    static ModeratorsRooms of(Desk desk) {
        return new ModeratorsRooms(desk, desk.browser(), desk.known(), desk.madeUp());
    }

    List<Measure> all() {
        List<Measure> all = new ArrayList<>();
        all.addAll(queues());
        all.addAll(rest());
        all.addAll(keys());
        return all;
    }

    private List<Measure> queues() {
        List<Measure> all = new ArrayList<>();
        for (String status : List.of("pending", "reported", "rejected", "spam", "approved", "all")) {
            all.add(desk.list("comments: " + status, COMMENT, ROOM + "?status=" + status));
        }
        all.add(desk.further("comments: pending, further on", COMMENT, ROOM + "?status=pending"));
        all.add(desk.list("comments: all with a word", COMMENT, () -> ROOM + "?status=all&q=" + remarkWords(1)));
        all.add(desk.list("comments: all with two words", COMMENT, () -> ROOM + "?status=all&q=" + remarkWords(2)));
        all.add(desk.list(
                "comments: all with all words of one", COMMENT, () -> ROOM + "?status=all&q=" + remarkWords(14)));
        all.add(desk.list(
                "comments: pending with a frequent word", COMMENT, ROOM + "?status=pending&q=" + MadeUp.word(1)));
        all.add(desk.list(
                "comments: all of an article",
                COMMENT,
                () -> ROOM + "?status=all&article=" + madeUp.among(known.discussed())));
        all.add(desk.list("comments: all of an author", COMMENT, () -> {
            Page page = browser.get(ROOM + "?status=approved").showing(COMMENT);
            return ROOM + "?status=all&author=" + madeUp.among(page.fields("commentIds"));
        }));
        return all;
    }

    private String remarkWords(int count) {
        return desk.wordsOf(madeUp.among(known.remarks()), count);
    }

    private List<Measure> rest() {
        return List.of(
                desk.list("house: words, bans, log", "<li class=\"segment", ROOM + "/house"),
                desk.further("house: log further on", "<li class=\"segment", ROOM + "/house"),
                desk.list("how many wait", "class=\"count\"", ROOM + "/counts"));
    }

    private List<Measure> keys() {
        return List.of(
                new Measure(
                        "a comment approved",
                        Measure.KEY,
                        _ -> undone(decide("approve")).decision()),
                new Measure(
                        "a comment rejected",
                        Measure.KEY,
                        _ -> undone(decide("reject")).decision()),
                new Measure(
                        "a decision undone",
                        Measure.KEY,
                        _ -> undone(decide("spam")).undoing()),
                new Measure("a comment claimed", Measure.KEY, _ -> claim()));
    }

    /** @param undo by which it is taken back */
    private record Decided(Measure.Took took, String undo, String csrf) {}

    private record Undone(Measure.Took decision, Measure.Took undoing) {}

    private Decided decide(String decision) throws Exception {
        Page page = browser.get(ROOM + "?status=pending").showing(COMMENT);
        String csrf = page.field("csrf");
        Page answer = browser.post(
                        ROOM + "/decisions",
                        List.of(
                                field("csrf", csrf),
                                field("commentIds", madeUp.among(page.fields("commentIds"))),
                                field("back", ROOM + "?status=pending"),
                                field("decision", decision)))
                .leadingTo("done=decided");
        Matcher undo = UNDO.matcher(answer.location());
        String id = undo.find() ? undo.group(1) : "";
        return new Decided(Measure.Took.of(answer, browser.follow(answer).showing(COMMENT)), id, csrf);
    }

    /** So that as many wait as before. */
    private Undone undone(Decided decided) throws Exception {
        Measure.Took undoing = desk.sent(
                ROOM + "/undo",
                "done=undone",
                List.of(
                        field("csrf", decided.csrf()),
                        field("id", decided.undo()),
                        field("back", ROOM + "?status=pending")),
                COMMENT);
        return new Undone(decided.took(), undoing);
    }

    private Measure.Took claim() throws Exception {
        Page page = browser.get(ROOM + "?status=pending").showing(COMMENT);
        return desk.sent(
                ROOM + "/claims",
                "done=claimed",
                List.of(
                        field("csrf", page.field("csrf")),
                        field("commentId", madeUp.among(page.fields("commentIds"))),
                        field("back", ROOM + "?status=pending"),
                        field("do", "claim")),
                COMMENT);
    }
}
