package org.kiosque.comment.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.comment.imports.formats.ForeignItem.Said;
import org.kiosque.comment.imports.formats.ForeignItem.Unfit;

class ForeignFileTest {

    private static InputStream sample(String name) {
        return Objects.requireNonNull(ForeignFileTest.class.getResourceAsStream("/imports/" + name));
    }

    private static List<ForeignItem> all(InputStream bytes) throws IOException, UnreadableFileException {
        List<ForeignItem> items = new ArrayList<>();
        try (ForeignFile file = ForeignFile.open(bytes)) {
            for (ForeignItem item = file.next(); item != null; item = file.next()) {
                items.add(item);
            }
        }
        return items;
    }

    private static List<Said> said(List<ForeignItem> items) {
        return items.stream()
                .filter(Said.class::isInstance)
                .map(Said.class::cast)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "wordpress.xml, wxr, 6",
        "disqus.xml, disqus, 4",
        "isso-generic.json, isso, 2",
        "isso-rows.json, isso, 3",
        "coral.jsonl, coral, 4"
    })
    void aFileIsKnownByItsContentAndReadToItsEndAlwaysTheSame(String name, String format, int items) throws Exception {
        try (ForeignFile file = ForeignFile.open(sample(name))) {
            assertThat(file.format()).isEqualTo(format);
        }
        assertThat(all(sample(name))).hasSize(items).isEqualTo(all(sample(name)));
    }

    @Test
    void commentsOfWordPress() throws Exception {
        List<ForeignItem> items = all(sample("wordpress.xml"));

        Said first = said(items).getFirst();
        assertThat(first.key()).isEqualTo("wxr:https://phare.example:21");
        assertThat(first.page()).isEqualTo("le-train-de-nuit");
        assertThat(first.name()).isEqualTo("Ada Lovelace");
        assertThat(first.email()).isEqualTo("Ada@example.org");
        assertThat(first.at()).isEqualTo(Instant.parse("2019-05-02T10:00:00Z"));
        assertThat(HtmlText.markdown(first.text()))
                .isEqualTo("Un *très* bon article sur les trains de nuit.\n\nVoir [ici](https://example.org/a).");
        assertThat(said(items))
                .extracting(Said::parent, Said::shown)
                .startsWith(tuple(null, true), tuple(first.key(), true), tuple("wxr:https://phare.example:999", false));
        assertThat(items)
                .filteredOn(Unfit.class::isInstance)
                .extracting(ForeignItem::label)
                .containsExactly("comment 24", "comment 25");
    }

    @Test
    void postsOfDisqus() throws Exception {
        List<ForeignItem> items = all(sample("disqus.xml"));

        assertThat(said(items))
                .extracting(Said::key, Said::parent, Said::page, Said::name)
                .containsExactly(
                        tuple("disqus:201", null, "https://phare.example/2019/05/le-train-de-nuit/", "Ada Lovelace"),
                        tuple("disqus:202", "disqus:201", "https://phare.example/2019/05/le-train-de-nuit/", "Bob"));
        assertThat(HtmlText.markdown(said(items).getFirst().text()))
                .isEqualTo("Un train de nuit, quelle belle idée pour voyager.\n\n**Bravo** !");
        assertThat(items).filteredOn(Unfit.class::isInstance).hasSize(2);
    }

    @Test
    void threadsAndRowsOfIsso() throws Exception {
        List<Said> threads = said(all(sample("isso-generic.json")));
        assertThat(threads)
                .extracting(Said::name, Said::email, Said::at)
                .containsExactly(
                        tuple("Ada", "ada@example.org", Instant.parse("2019-05-02T10:00:00Z")),
                        tuple("", "", Instant.parse("2019-05-02T11:00:00Z")));
        assertThat(threads).extracting(Said::key).doesNotHaveDuplicates();

        List<Said> rows = said(all(sample("isso-rows.json")));
        assertThat(rows)
                .extracting(Said::key, Said::parent, Said::shown, Said::at)
                .containsExactly(
                        tuple(
                                "isso:/2019/05/le-train-de-nuit/:1",
                                null,
                                true,
                                Instant.parse("2019-05-02T10:00:00.250Z")),
                        tuple(
                                "isso:/2019/05/le-train-de-nuit/:2",
                                "isso:/2019/05/le-train-de-nuit/:1",
                                false,
                                Instant.parse("2019-05-02T11:00:00.500Z")));
    }

    @Test
    void documentsOfCoral() throws Exception {
        List<ForeignItem> items = all(sample("coral.jsonl"));

        assertThat(said(items))
                .extracting(Said::key, Said::parent, Said::name, Said::email, Said::shown)
                .containsExactly(
                        tuple("coral:comment-1", null, "Ada Lovelace", "ada@example.org", true),
                        tuple("coral:comment-2", "coral:comment-1", "", "", false));
        assertThat(said(items).getFirst().at()).isEqualTo(Instant.parse("2019-05-02T10:00:00.123Z"));
        assertThat(HtmlText.markdown(said(items).getFirst().text()))
                .isEqualTo("Un train de nuit, quelle **belle** idée pour voyager.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PK\u0003\u0004",
                "SQLite format 3\0",
                "hello",
                "<html><body/></html>",
                "<rss version='2.0'><channel/></rss>",
                "<disqus><post/></disqus>",
                "<!DOCTYPE rss [<!ENTITY a 'x'>]><rss xmlns:wp='http://wordpress.org/export/1.2/'><channel>&a;</channel></rss>",
                "<!DOCTYPE disqus SYSTEM 'file:///etc/passwd'><disqus xmlns='http://disqus.com'/>",
                "<disqus xmlns='http://disqus.com'><post><message>&unknown;</message></post></disqus>",
                "<disqus xmlns='http://disqus.com'><post><message>cut",
                "[{\"id\":\"/a\",\"comments\":[{\"text\":\"cut",
                "[{]"
            })
    void whatIsNoExportOrAHostileOneIsRefused(String content) {
        assertThatThrownBy(() -> all(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UnreadableFileException.class)
                .message()
                .doesNotContain("root:");
    }

    @Test
    void deepAndEndlessThingsEndEarly() {
        String deep = "<disqus xmlns='http://disqus.com'>" + "<a>".repeat(100_000);
        assertThatThrownBy(() -> all(new ByteArrayInputStream(deep.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("deep");
        String endless = "<disqus xmlns='http://disqus.com'><post><message>" + "x".repeat(20 << 20);
        assertThatThrownBy(() -> all(new ByteArrayInputStream(endless.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("16 MB");
        String nested = "[" + "[".repeat(10_000);
        assertThatThrownBy(() -> all(new ByteArrayInputStream(nested.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UnreadableFileException.class);
        assertThatThrownBy(() -> HtmlText.markdown("<b>".repeat(20_000))).hasMessageContaining("deep");
    }

    @Test
    void whatIsSmallInAFileAndLargeInMemoryIsRefused() {
        String many = "[{\"id\":\"/a\",\"comments\":[" + "{},".repeat(1_000_000) + "{}]}]";
        assertThatThrownBy(() -> all(new ByteArrayInputStream(many.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("limit");
        String pages = "<disqus xmlns='http://disqus.com' xmlns:dsq='http://disqus.com/disqus-internals'>"
                + ("<thread dsq:id='1'><link>" + "x".repeat(6 << 20) + "</link></thread>").repeat(9) + "</disqus>";
        assertThatThrownBy(() -> all(new ByteArrayInputStream(pages.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("characters");
        String people = ("{\"id\":\"u\",\"username\":\"" + "x".repeat(1_000_000) + "\"}\n").repeat(51);
        assertThatThrownBy(() -> all(new ByteArrayInputStream(people.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("characters");
    }

    @Test
    void aBrokenCommentIsPassedOver() throws Exception {
        String file = "{\"id\":\"s\",\"url\":\"https://a.example/b\"}\n"
                + "{\"id\":\"c\",\"storyID\":\"s\",\"status\":\"NONE\",\"createdAt\":\"2019-05-02T10:00:00Z\","
                + "\"revisions\":{\"body\":\"words\"}}\n";
        assertThat(all(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))))
                .singleElement()
                .isInstanceOf(Unfit.class);
    }

    @Test
    void longRowsOfSpacesTakeNoLongTime() {
        String spaces = " ".repeat(HtmlText.LONGEST - 100);
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(HtmlText.markdown("<pre>a" + spaces + "b</pre>"))
                        .contains("b"));
    }

    /** 120 MB in a process that may have 40 more. */
    @Test
    void aLargeFileIsNeverInMemory(@TempDir Path folder) throws Exception {
        Path large = folder.resolve("large.xml");
        try (var out = Files.newBufferedWriter(large)) {
            out.write("<disqus xmlns='http://disqus.com' xmlns:dsq='http://disqus.com/disqus-internals'>"
                    + "<thread dsq:id='1'><link>https://a.example/b</link></thread>");
            for (int number = 0; number < 30_000; number++) {
                out.write("<post dsq:id='" + number + "'><message>" + "word ".repeat(800)
                        + "</message><createdAt>2019-05-02T10:00:00Z</createdAt><thread dsq:id='1'/></post>");
            }
            out.write("</disqus>");
        }
        long count = 0;
        long most = 0;
        System.gc();
        long before = used();
        try (ForeignFile file = ForeignFile.open(Files.newInputStream(large))) {
            while (file.next() != null) {
                count++;
                if (count % 10_000 == 0) {
                    System.gc();
                    most = Math.max(most, used() - before);
                }
            }
        }
        assertThat(count).isEqualTo(30_000);
        assertThat(most).isLessThan(40L << 20);
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
