package org.kiosque.gateway;

/** What services answer, as JSON, for one article. */
public record Sample(String id) {

    public static final String THREAD = """
            {"items":[{"id":"c1","author":{"name":"Marguerite"},"language":"en","body":"First line.\\n\\nSecond paragraph.",
              "createdAt":"2026-11-20T07:12:00Z","parentId":null,"replies":[
                {"id":"c2","author":{"name":"Théo"},"language":"fr","body":"Moi aussi.","createdAt":"2026-11-20T09:01:00Z",
                 "parentId":"c1","replies":[]}]}],"nextCursor":null}
            """;

    public String englishPath() {
        return "/en/the-station-" + id;
    }

    public String frenchPath() {
        return "/fr/la-gare-" + id;
    }

    public String english() {
        return json("en", "The station", "A short lead.", "<h2 id=\"a\">Part</h2><p>English body.</p>", DONE, "open");
    }

    public String french() {
        return json("fr", "La gare", "Un chapeau.", "<p>Corps français.</p>", "null", "open");
    }

    /** What an English reader gets while there is no translation. */
    public String untranslated() {
        return french().replace(
                        "\"url\":\"/fr/la-gare-" + id + "\",\"language\":\"fr\",\"original\"",
                        "\"url\":\"/en/la-gare-" + id + "\",\"language\":\"fr\",\"original\"")
                .replace("\"translation\":null", "\"translation\":{\"status\":\"pending\"}")
                .replace(
                        ",{\"language\":\"en\",\"slug\":\"the-station-" + id + "\",\"url\":\"/en/the-station-" + id
                                + "\"}",
                        "");
    }

    public String closed() {
        return json("en", "The station", "A short lead.", "<p>English body.</p>", DONE, "closed");
    }

    private static final String DONE = """
            {"status":"done","origin":"machine","engine":"Apertium","stale":false,"translatedAt":"2026-11-20T10:00:00Z"}\
            """;

    public String json(String language, String title, String lead, String body, String translation, String policy) {
        String slug = (language.equals("en") ? "the-station-" : "la-gare-") + id;
        return """
                {"id":"%1$s","slug":"%2$s","url":"/%3$s/%2$s","language":"%3$s",\
                "original":{"language":"fr","title":"La gare","slug":"la-gare-%1$s","url":"/fr/la-gare-%1$s"},\
                "translation":%4$s,\
                "languages":[{"language":"fr","slug":"la-gare-%1$s","url":"/fr/la-gare-%1$s"},\
                {"language":"en","slug":"the-station-%1$s","url":"/en/the-station-%1$s"}],\
                "title":"%5$s","lead":"%6$s","bodyHtml":%7$s,"outline":[],\
                "tags":[{"key":"cities","name":"Cities"}],"authors":[{"key":"z","name":"Zoé Marchand"}],\
                "image":{"url":"/media/m/960.jpg","alt":"A glass roof","width":960,"height":640,\
                "variants":[{"url":"/media/m/320.jpg","width":320},{"url":"/media/m/960.jpg","width":960}]},\
                "publishedAt":"2026-11-19T08:30:00Z","updatedAt":"2026-11-21T15:00:00Z",\
                "comments":{"policy":"%8$s","count":2},"readingMinutes":4,"revision":2,"someNewField":{"a":1}}""".formatted(id, slug, language, translation, title, lead, quoted(body), policy);
    }

    public String card(String cardId, String title) {
        return """
                {"id":"%1$s","slug":"s-%1$s","url":"/en/s-%1$s","language":"en","title":%2$s,"lead":"What it is about.",\
                "tags":[{"key":"energy","name":"Energy"}],"authors":[],"image":{"url":"/media/c/640.jpg","alt":"A dam",\
                "width":640,"height":427,"variants":[]},"publishedAt":"2026-11-18T08:30:00Z","why":"same-subject"}""".formatted(cardId, quoted(title));
    }

    public static String cards(String... cards) {
        return "{\"items\":[" + String.join(",", cards) + "],\"nextCursor\":null}";
    }

    public static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
