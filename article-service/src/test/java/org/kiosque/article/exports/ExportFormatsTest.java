package org.kiosque.article.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.article.editing.archive.ArchivedArticle;
import org.kiosque.article.editing.revisions.Content;
import org.kiosque.article.editing.revisions.Revision;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.article.editing.schedule.Plan;
import org.kiosque.article.imports.formats.ForeignFiles;
import org.kiosque.article.imports.formats.ForeignItem;
import org.kiosque.article.imports.formats.ForeignItem.Post;
import org.kiosque.article.markdown.Rendering;
import org.kiosque.common.events.Author;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.Image;
import org.kiosque.common.events.Section;
import org.kiosque.common.events.Tag;
import org.kiosque.common.languages.SiteLanguages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What leaves for other systems is what our own import, which knows their files, takes from them. */
class ExportFormatsTest {

    private static final Instant BEGUN = Instant.parse("2026-11-01T08:00:00Z");
    private static final Instant SEEN = Instant.parse("2026-11-02T06:00:00Z");
    private static final Signature BY = new Signature(BEGUN, "staff-1", "Camille");
    private static final InstantSource CLOCK = InstantSource.fixed(SEEN);
    private static final Rendering RENDERING = new Rendering();
    private static final JsonMapper JSON = new JsonMapper();

    @AfterAll
    static void stop() {
        RENDERING.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wxr", "ghost"})
    void whatIsPublishedKeepsItsTextNamesAndDate(String format) throws Exception {
        Revision text = text("Un & deux ]]> 😀 < 3");
        List<ForeignItem> items = read(format, article("a1", "published", text, text, null), draft("a2", "draft"));
        assertThat(items).hasSize(2);
        var post = (Post) items.getFirst();
        assertThat(post.title()).isEqualTo("Un & deux ]]> 😀 < 3");
        assertThat(post.publishedAt()).isEqualTo(SEEN);
        assertThat(post.html()).contains("<em>soir</em>").contains("de novembre");
        assertThat(post.tags()).containsSubsequence("Régions", "Transports", "C++");
        assertThat(post.slug()).contains("deux").doesNotContain("a1");
        assertThat(post.lead()).isEqualTo("Le chapeau");
        assertThat(((Post) items.get(1)).publishedAt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wxr", "ghost"})
    void whatIsPlannedIsPlannedThereAndWhatIsWithdrawnIsADraft(String format) throws Exception {
        Revision planned = text("Demain");
        Instant due = Instant.parse("2035-01-01T06:00:00Z");
        List<ForeignItem> items = read(
                format,
                article("a1", "scheduled", text("Autre"), null, Plan.publication(due, planned, null, BY)),
                draft("a2", "withdrawn"));
        assertThat(((Post) items.getFirst()).title()).isEqualTo("Demain");
        assertThat(((Post) items.getFirst()).publishedAt()).isEqualTo(due);
        assertThat(((Post) items.get(1)).publishedAt()).isNull();
    }

    @Test
    void ghostGetsAllAuthorsAndWhatSearchEnginesAreShown() throws Exception {
        Revision text = text("Un titre");
        JsonNode data = JSON.readTree(written("ghost", article("a1", "published", text, text, null)))
                .at("/db/0/data");
        assertThat(data.get("users").findValuesAsString("name")).containsExactly("Nadia Ferrand", "Zoé");
        assertThat(data.get("posts_authors").findValuesAsString("author_id")).containsExactly("nadia-ferrand", "zoe");
        assertThat(data.at("/posts/0/meta_title").asString()).isEqualTo("Pour les moteurs");
        assertThat(data.at("/posts/0/canonical_url").asString()).isEqualTo("https://example.org/a");
    }

    @Test
    void picturesAndLinksHaveTheirWholeAddressWhereTheSiteIsKnown() throws Exception {
        Revision text = pictured();
        ArchivedArticle article = article("a1", "published", text, text, null);
        JsonNode post = JSON.readTree(written("ghost", article)).at("/db/0/data/posts/0");
        assertThat(post.get("feature_image").asString()).isEqualTo("/media/7h2k4d9s1f6g/640.jpg");

        JsonNode whole = JSON.readTree(written("ghost", "https://paper.example", article))
                .at("/db/0/data/posts/0");
        assertThat(whole.get("feature_image").asString()).isEqualTo("https://paper.example/media/7h2k4d9s1f6g/640.jpg");
        assertThat(whole.get("feature_image_alt").asString()).isEqualTo("Un quai");
        assertThat(whole.get("html").asString()).contains("href=\"https://paper.example/fr/suite-3k7q9x2m5b1c\"");

        String wxr = new String(written("wxr", "https://paper.example", article), StandardCharsets.UTF_8);
        assertThat(wxr)
                .contains(
                        "<wp:attachment_url>https://paper.example/media/7h2k4d9s1f6g/640.jpg</wp:attachment_url>",
                        "<wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>1</wp:meta_value>")
                .contains("<wp:post_id>2</wp:post_id>");
        assertThat(new String(written("wxr", article), StandardCharsets.UTF_8)).doesNotContain("attachment");
    }

    private static Revision pictured() {
        var image = new Image(
                "/media/7h2k4d9s1f6g/640.jpg",
                "Un quai",
                640,
                400,
                List.of(new Image.Variant("/media/7h2k4d9s1f6g/640.jpg", 640)));
        var content = new Content(
                "fr",
                "Un titre",
                null,
                "La [suite](/fr/suite-3k7q9x2m5b1c).",
                List.of(),
                List.of(),
                new Content.Picture("7h2k4d9s1f6g", image),
                null,
                CommentPolicy.OPEN);
        return Revision.first(content, null, BY);
    }

    @Test
    void anEmptyPlatformGivesFilesThatCanBeRead() throws Exception {
        assertThat(read("wxr")).isEmpty();
        assertThat(read("ghost")).isEmpty();
    }

    private static ArchivedArticle draft(String id, String status) {
        return article(id, status, text("Un brouillon"), null, null);
    }

    private static ArchivedArticle article(String id, String status, Revision draft, Revision live, Plan plan) {
        return new ArchivedArticle(id, status, live == null ? null : SEEN, null, draft, live, BY, BY, null, plan, null);
    }

    private static Revision text(String title) {
        var content = new Content(
                "fr",
                title,
                "Le chapeau",
                "Un *soir* ]]> de novembre.",
                List.of(new Tag("transports", "Transports"), new Tag("c-plus", "C++")),
                List.of(new Author("nadia-ferrand", "Nadia Ferrand"), new Author("zoe", "Zoé")),
                null,
                null,
                CommentPolicy.OPEN,
                Map.of(),
                new Section("regions", "Régions"),
                new Content.SearchText("Pour les moteurs", null, "https://example.org/a", null));
        return Revision.first(content, null, BY);
    }

    private static List<ForeignItem> read(String format, ArchivedArticle... articles) throws Exception {
        byte[] file = written(format, articles);
        List<ForeignItem> items = new ArrayList<>();
        try (var foreign = ForeignFiles.open(() -> new ByteArrayInputStream(file))) {
            for (ForeignItem item = foreign.next(); item != null; item = foreign.next()) {
                items.add(item);
            }
        }
        return items;
    }

    private static byte[] written(String format, ArchivedArticle... articles) throws Exception {
        return written(format, "", articles);
    }

    private static byte[] written(String format, String site, ArchivedArticle... articles) throws Exception {
        ExportFormat wanted = format.equals("wxr")
                ? new WxrExport(RENDERING, SiteLanguages.of("fr"), CLOCK)
                : new GhostExport(RENDERING, JSON, CLOCK);
        var out = new ByteArrayOutputStream();
        wanted.write(
                new ExportFormat.AllArticles() {
                    @Override
                    public void inParts(ExportFormat.Part part) throws IOException {
                        part.take(List.of(articles));
                    }

                    @Override
                    public String site() {
                        return site;
                    }
                },
                out);
        return out.toByteArray();
    }
}
