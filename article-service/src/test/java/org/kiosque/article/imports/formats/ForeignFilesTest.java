package org.kiosque.article.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.article.imports.WxrExport;
import org.kiosque.article.imports.formats.ForeignItem.Post;
import org.kiosque.article.imports.formats.ForeignItem.Unfit;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.CommentsBroughtIn;

class ForeignFilesTest {

    private static final String RSS = "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>";

    @Test
    void aPostOfWordPressKeepsWhatReadersKnewItBy() throws Exception {
        List<ForeignItem> items = read(WxrExport.of(
                WxrExport.post("a.example", 1),
                WxrExport.post("a.example", 2, "Brouillon", "draft", "post", "À finir"),
                WxrExport.post("a.example", 3, "À propos", "publish", "page", "Nous"),
                WxrExport.post("a.example", 4, "Jeté", "trash", "post", "Rien")));
        assertThat(items).hasSize(4);
        var post = (Post) items.getFirst();
        assertThat(post.key()).isEqualTo("wxr:https://a.example/?p=1");
        assertThat(post.title()).isEqualTo("Un dimanche à la gare, numéro 1");
        assertThat(post.slug()).isEqualTo("numero-1-de-a.example");
        assertThat(post.authors()).containsExactly("Nadia Ferrand");
        assertThat(post.tags()).containsExactly("Transports", "Gares");
        assertThat(post.publishedAt()).isEqualTo(Instant.parse("2015-01-02T06:30:00Z"));
        assertThat(post.usualLanguage()).isEqualTo("fr-FR");
        assertThat(post.comments()).isEqualTo(CommentPolicy.CLOSED);
        assertThat(HtmlText.markdown(post.html()))
                .isEqualTo("Le train numéro 1 est arrivé **en retard**, et personne ne s’en est plaint.");
        assertThat(((Post) items.get(1)).publishedAt()).isNull();
        assertThat(((Unfit) items.get(2)).reason()).contains("page");
        assertThat(((Unfit) items.get(3)).reason()).contains("trash");
    }

    @Test
    void whatWpmlAndPolylangMarkAsTranslationsComesBehindWhatItTranslatesWhateverTheOrder() throws Exception {
        String[] items = {
            WxrExport.with(WxrExport.post("a.example", 1), WxrExport.wpml("g1", "en", "fr")),
            WxrExport.with(WxrExport.post("a.example", 2), WxrExport.wpml("g1", "fr", "")),
            WxrExport.with(WxrExport.post("a.example", 3), WxrExport.polylang("pll_1", "en")),
            WxrExport.with(WxrExport.post("a.example", 4), WxrExport.polylang("pll_1", "fr")),
            WxrExport.with(
                    WxrExport.post("a.example", 5, "Brouillon", "draft", "post", "À finir"),
                    WxrExport.polylang("pll_1", "es")),
            WxrExport.post("a.example", 6),
            WxrExport.post("a.example", 7),
            WxrExport.with(WxrExport.post("a.example", 8), WxrExport.wpml("g1", "fr", "en")),
        };
        String term =
                "<wp:term><wp:term_taxonomy>post_translations</wp:term_taxonomy><wp:term_slug>pll_2</wp:term_slug>"
                        + "<wp:term_description><![CDATA[a:2:{s:2:\"en\";i:7;s:2:\"fr\";i:6;}]]></wp:term_description></wp:term>";
        List<String> joined = List.of(
                "wxr:https://a.example/?p=1 of wxr:https://a.example/?p=2",
                "wxr:https://a.example/?p=3 of wxr:https://a.example/?p=4",
                "wxr:https://a.example/?p=7 of wxr:https://a.example/?p=6");
        for (boolean backwards : List.of(false, true)) {
            List<String> order = new ArrayList<>(List.of(items));
            if (backwards) {
                Collections.reverse(order);
            }
            order.addFirst(term);
            List<ForeignItem> read = read(WxrExport.of(order.toArray(String[]::new)));
            assertThat(read).hasSize(8);
            assertThat(read.subList(0, 5)).allMatch(Post.class::isInstance);
            assertThat(read.subList(5, 8))
                    .map(one -> (ForeignItem.Translation) one)
                    .map(one -> one.post().key() + " of " + one.originalKey())
                    .containsExactlyInAnyOrderElementsOf(joined);
            var original = (Post) read.stream()
                    .filter(one -> one instanceof Post post && post.key().endsWith("=2"))
                    .findFirst()
                    .orElseThrow();
            assertThat(original.language()).isEqualTo("fr");
            assertThat(original.slugs()).containsExactly(Map.entry("en", "numero-1-de-a.example"));
        }
    }

    @Test
    void commentsComeWithTheirPostUnderTheNamesThatCommentServiceGivesThem() throws Exception {
        List<ForeignItem> items = read(WxrExport.of(WxrExport.with(
                WxrExport.post("a.example", 1),
                WxrExport.comment(7, 0, "1", "Un\n\nDeux"),
                WxrExport.comment(8, 7, "0", "Réponse"),
                WxrExport.comment(9, 0, "spam", "Montres"))));
        var said = ((Post) items.getFirst()).said();
        assertThat(said).hasSize(2);
        assertThat(said.getFirst())
                .isEqualTo(new CommentsBroughtIn.Said(
                        "wxr:https://gazette.example:7",
                        null,
                        "Zoé",
                        "<p>Un</p><p>Deux</p>",
                        Instant.parse("2015-02-01T08:00:00Z"),
                        true));
        assertThat(said.get(1).parent()).isEqualTo("wxr:https://gazette.example:7");
        assertThat(said.get(1).shown()).isFalse();
        assertThat(said.toString()).doesNotContain("private.example", "203.0.113");
    }

    @Test
    void theClassicEditorsParagraphsAndShortcodesBecomeMarkdown() {
        String html = WordPressHtml.of("""
                Première ligne
                deuxième ligne

                [caption id="x" align="alignleft"]<img src="https://a.example/quai.jpg" alt="Le quai" /> Au matin[/caption]

                <h1>Un titre</h1>

                [gallery ids="1,2"]

                [embed]https://video.example/1[/embed]

                <pre>a

                b</pre>

                Fin_de *texte* <script>alert(1)</script>""");
        String markdown = HtmlText.markdown(html);
        assertThat(markdown)
                .contains("Première ligne")
                .contains("[Le quai](https://a.example/quai.jpg) Au matin")
                .contains("## Un titre")
                .contains("https://video.example/1")
                .contains("\\*texte\\*")
                .doesNotContain("caption", "gallery", "alert", "script", "[embed");
        assertThat(markdown.lines().filter(String::isBlank)).hasSizeGreaterThan(4);
    }

    @Test
    void htmlOfOtherSystemsBecomesMarkdownWithoutWhatOnlyBrowsersRun() {
        assertThat(HtmlText.markdown("""
                <p>Un <em>mot</em>, un <a href="https://a.example/x">lien</a>, un <a href="javascript:x()">piège</a></p>
                <ul><li>un</li><li>deux</li></ul><ul><li>trois</li></ul>
                <table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>
                <figure><img src="data:image/png;base64,AAAA" alt="vue"><figcaption>Légende</figcaption></figure>
                <iframe src="https://video.example/v"></iframe><p>H<sub>2</sub>O <del>non</del></p>"""))
                .contains("*mot*", "[lien](https://a.example/x)", "piège", "* un", "* trois", "| a", "Légende")
                .contains("[v](https://video.example/v)", "H<sub>2</sub>O", "~~non~~")
                .doesNotContain("javascript", "data:", "iframe", "<!--", "figure");
    }

    @Test
    void ghostPostsFindTheirTagsAndAuthorsWhichComeBehindThem() throws Exception {
        List<ForeignItem> items = read("""
                {"db":[{"meta":{"version":"5.0"},"data":{
                 "posts":[
                  {"id":"1","uuid":"u-1","title":"Un","slug":"un","html":"<p>Texte</p>","type":"post","status":"published",
                   "created_at":"2020-01-01T00:00:00.000Z","published_at":"2020-01-02T00:00:00.000Z"},
                  {"id":"2","uuid":"u-2","title":"Deux","slug":"deux","lexical":"{}","type":"post","status":"published",
                   "published_at":"2020-01-02T00:00:00.000Z"},
                  {"id":"3","title":"Page","slug":"page","html":"<p>x</p>","type":"page","status":"published"}],
                 "settings":[{"key":"title","value":"x"}],
                 "tags":[{"id":"t1","name":"Gares"},{"id":"t2","name":"Trains"},{"id":"t3","name":"#interne"}],
                 "posts_tags":[{"post_id":"1","tag_id":"t2","sort_order":1},{"post_id":"1","tag_id":"t1","sort_order":0},
                  {"post_id":"1","tag_id":"t3","sort_order":2}],
                 "users":[{"id":"p1","name":"Nadia Ferrand"}],
                 "posts_authors":[{"post_id":"1","author_id":"p1","sort_order":0}]}}]}""");
        var post = (Post) items.getFirst();
        assertThat(post.key()).isEqualTo("ghost:u-1");
        assertThat(post.tags()).containsExactly("Gares", "Trains");
        assertThat(post.authors()).containsExactly("Nadia Ferrand");
        assertThat(post.publishedAt()).isEqualTo("2020-01-02T00:00:00Z");
        assertThat(((Unfit) items.get(1)).reason()).contains("Lexical");
        assertThat(((Unfit) items.get(2)).reason()).contains("page");
    }

    @Test
    void aJsonFeedIsRead() throws Exception {
        List<ForeignItem> items = read("""
                {"version":"https://jsonfeed.org/version/1.1","title":"Gazette","items":[
                 {"id":"1","url":"https://a.example/2020/un.html","title":"Un","content_text":"Un & deux\\n\\nTrois",
                  "date_published":"2020-01-02T00:00:00Z","tags":["Gares"],"language":"fr"},
                 {"id":"2","title":"Sans date","content_html":"<p>x</p>"}],
                 "language":"en","authors":[{"name":"Nadia Ferrand"}]}""");
        var post = (Post) items.getFirst();
        assertThat(post.slug()).isEqualTo("un");
        assertThat(post.language()).isEqualTo("fr");
        assertThat(post.usualLanguage()).isEqualTo("en");
        assertThat(post.authors()).containsExactly("Nadia Ferrand");
        assertThat(HtmlText.markdown(post.html())).startsWith("Un ").endsWith(" deux\n\nTrois");
        assertThat(((Unfit) items.get(1)).reason()).contains("date");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>" + RSS
                        + "<title>&b;</title>",
                "<!DOCTYPE rss SYSTEM \"http://127.0.0.1:1/x.dtd\">" + RSS + "</channel></rss>",
                "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + RSS + "<item><title>&x;</title></item>",
                RSS + "<item><title>&unknown;</title></item></channel></rss>",
                RSS + "<item><title>cut off",
                RSS + "<item></channel></rss>",
                RSS + "<wp:wxr_version>9.9</wp:wxr_version></channel></rss>",
                "<html><body>no export</body></html>",
                "<",
                "{\"db\":[{\"data\":{\"posts\":[{\"id\":\"1\"",
                "{\"db\":[{\"data\":{\"posts\":[{]}",
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":",
                "{\"anything\":\"else\"}",
                "{\"type\":\"kiosque.export.v1\"}",
                "{",
            })
    void whatIsBrokenOrHostileIsToldAndNotFollowed(String file) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(UnreadableFileException.class);
    }

    @Test
    void anEarlierTextThatIsNoneIsPassedOver() throws Exception {
        List<ForeignItem> items = read("""
                {"type":"kiosque.export.v1"}
                {"type":"revision","articleId":"k3v9x2m4qd70","revision":null}
                {"type":"end"}""");
        assertThat(items)
                .singleElement()
                .isInstanceOfSatisfying(
                        Unfit.class, item -> assertThat(item.label()).isEqualTo("k3v9x2m4qd70"));
    }

    @Test
    void noDepthAndNoLengthGetsPastItsBound() {
        assertThatThrownBy(() -> read(RSS + "<a>".repeat(10_000)))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("deep");
        assertThatThrownBy(() -> read("{\"x\":" + "[".repeat(100_000))).isInstanceOf(UnreadableFileException.class);
        String many = "{\"db\":[{\"data\":{\"posts\":[{\"a\":[" + "{},".repeat(1_000_000) + "{}]}]}}]}";
        assertThatThrownBy(() -> read(many))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("objects");
        for (String beginning : List.of(
                RSS + "<item><title><![CDATA[",
                RSS + "<!--",
                RSS + "<item><title>",
                "{\"db\":[{\"data\":{\"posts\":[{\"a\":\"")) {
            assertThatThrownBy(() -> read(() -> endless(beginning)))
                    .as(beginning)
                    .isInstanceOf(UnreadableFileException.class);
        }
    }

    @Test
    void whatIsPackedIsRefusedAtOnce() throws Exception {
        assertThat(objection("PK\u0003\u0004")).contains("is packed: unpack it first");
        assertThat(objection("\u001f\u008b")).contains("is packed: unpack it first");
        assertThat(objection("")).contains("is empty");
        assertThat(objection("hello")).isPresent();
        assertThat(objection("\ufeff <rss>")).isEmpty();
    }

    private static java.util.Optional<String> objection(String file) throws IOException {
        var charset = file.startsWith("\ufeff") ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        return ForeignFiles.objection(new ByteArrayInputStream(file.getBytes(charset)));
    }

    private static InputStream endless(String beginning) {
        return new SequenceInputStream(
                new ByteArrayInputStream(beginning.getBytes(StandardCharsets.UTF_8)), new InputStream() {
                    @Override
                    public int read() {
                        return 'a';
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) {
                        Arrays.fill(bytes, offset, offset + length, (byte) 'a');
                        return length;
                    }
                });
    }

    private static List<ForeignItem> read(String file) throws Exception {
        return read(file.getBytes(StandardCharsets.UTF_8));
    }

    private static List<ForeignItem> read(byte[] file) throws Exception {
        return read(() -> new ByteArrayInputStream(file));
    }

    private static List<ForeignItem> read(ForeignFile.Bytes bytes) throws Exception {
        List<ForeignItem> items = new ArrayList<>();
        try (ForeignFile file = ForeignFiles.open(bytes)) {
            for (ForeignItem item = file.next(); item != null; item = file.next()) {
                items.add(item);
            }
        }
        return items;
    }
}
