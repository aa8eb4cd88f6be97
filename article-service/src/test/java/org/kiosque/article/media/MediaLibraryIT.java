package org.kiosque.article.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.kiosque.common.events.RandomId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@WholeService
class MediaLibraryIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    Client client;

    @Autowired
    MongoOperations mongo;

    @Autowired
    MediaFiles files;

    @Autowired
    Darkroom darkroom;

    private final String own = RandomId.next();
    private long uploads;

    @Test
    void imagesAreFoundByWhatIsSaidOfThem() {
        String first = kept("Un quai " + own);
        String second = kept("Une gare " + own);
        assertThat(found(own)).containsExactly(second, first);
        assertThat(found("QUAI+" + own)).containsExactly(first);
        assertThat(client.edit("GET", "/api/v1/desk/media?limit=1&q=" + own, null)
                        .header("Link"))
                .contains("cursor=");
        assertThat(client.edit("GET", "/api/v1/desk/media?q=%2E", null).field()).isEqualTo("q");

        Answer changed =
                change(first, Map.of("credit", "Zoé Martin", "texts", Map.of("en", Map.of("caption", "Rain"))));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(found("zoe")).contains(first);
        assertThat(found("rain")).contains(first);
        assertThat(found("quai+" + own)).as("what is no longer said").isEmpty();
    }

    @Test
    void whatWasTakenInBeforeIsFoundToo() {
        String id = stored("Un vieux quai " + own, null);
        mongo.getCollection("media").updateOne(new Document("_id", id), new Document("$unset", Map.of("words", "")));
        var library = new MediaLibrary(mongo, null, null, null);
        assertThat(library.complete(1000)).isPositive();
        assertThat(found("vieux+" + own)).containsExactly(id);
    }

    @Test
    void articlesShowWhatIsSaidInTheirLanguage() {
        String id = kept("Bild");
        Answer changed = change(
                id,
                Map.of(
                        "alt",
                        "Bild",
                        "credit",
                        "AFP",
                        "focus",
                        Map.of("x", 0.25, "y", 1),
                        "texts",
                        Map.of("fr", Map.of("alt", "Un quai", "caption", "Le quai, lundi"), "de", Map.of("alt", " "))));
        assertThat(changed.json().get("texts").has("de")).as("says nothing").isFalse();
        Answer shown = client.edit("GET", "/api/v1/desk/media/" + id, null);
        assertThat(client.edit("PUT", "/api/v1/desk/media/" + id, shown.json().toString(), "If-Match", shown.etag())
                        .status())
                .as("what the library shows can be sent back")
                .isEqualTo(200);

        Answer article = illustrated(id);
        client.publish(article);
        Answer read = client.read(article.id(), "fr");
        assertThat(read.text("/image/alt")).isEqualTo("Un quai");
        assertThat(read.text("/image/caption")).isEqualTo("Le quai, lundi");
        assertThat(read.text("/image/credit")).isEqualTo("AFP");
        assertThat(read.json().at("/image/focus/x").asDouble()).isEqualTo(0.25);
    }

    @Test
    void anImageIsDeletedOnlyWhereItIsShownNowhere() {
        String id = kept("Un quai");
        Answer article = illustrated(id);
        Answer used = client.edit("GET", "/api/v1/desk/media/" + id + "/uses", null);
        assertThat(used.text("/items/0/kind")).isEqualTo("article");
        assertThat(used.text("/items/0/id")).isEqualTo(article.id());
        Answer refused = delete(id);
        assertThat(refused.problem()).isEqualTo("media-in-use");
        assertThat(refused.text("/uses/0/title")).isEqualTo("Illustré");

        client.edit("PUT", "/api/v1/articles/" + article.id(), Client.draft("Sans"), "If-Match", "*");
        assertThat(delete(id).text("/uses/0/kind"))
                .as("it could be taken up again")
                .isEqualTo("revision");
        client.edit("DELETE", "/api/v1/articles/" + article.id(), null, "If-Match", "*");
        await().atMost(SOON).untilAsserted(() -> assertThat(delete(id).status()).isEqualTo(204));
        assertThat(client.get("/media/" + id + "/640.jpg").status()).isEqualTo(404);
        assertThat(client.edit("GET", "/api/v1/desk/media/" + id, null).status())
                .isEqualTo(404);
    }

    @Test
    void anImageInATextAndThatOfAnAuthorAreInUse() {
        String id = kept("Un quai");
        var draft = Client.draft("Dans le texte");
        draft.put("body", "Voici.\n\n![Un quai](/media/" + id + "/640.jpg)");
        client.edit("POST", "/api/v1/articles", draft);
        assertThat(delete(id).problem()).isEqualTo("media-in-use");

        String portrait = kept("Elle");
        client.edit("POST", "/api/v1/desk/authors", Map.of("name", "A " + own, "picture", Map.of("mediaId", portrait)));
        assertThat(delete(portrait).text("/uses/0/kind")).isEqualTo("author");
    }

    @Test
    void twoEditorsDoNotOverwriteEachOther() {
        String id = kept("Un quai");
        String before = client.edit("GET", "/api/v1/desk/media/" + id, null).etag();
        assertThat(change(id, Map.of("alt", "Un autre")).status()).isEqualTo(200);
        String path = "/api/v1/desk/media/" + id;
        assertThat(client.edit("PUT", path, Map.of("alt", "x"), "If-Match", before)
                        .status())
                .isEqualTo(412);
        assertThat(client.edit("DELETE", path, null, "If-Match", before).status())
                .isEqualTo(412);
        assertThat(client.edit("PUT", path, Map.of("alt", "x")).status()).isEqualTo(428);
        assertThat(change(id, Map.of("focus", Map.of("x", 1.1, "y", 0))).field())
                .isEqualTo("/focus/x");
        assertThat(change(id, Map.of("texts", Map.of("tlh", Map.of("alt", "x"))))
                        .field())
                .isEqualTo("/texts/tlh");
        assertThat(change(id, Map.of("texts", Map.of("fr", Map.of("caption", "x".repeat(1001)))))
                        .field())
                .isEqualTo("/texts/fr/caption");
    }

    @Test
    void partsOfAnImageAreGivenToThoseWhoAskForThem() {
        String id = kept("Un quai");
        String path = "/media/" + id + "/640.jpg";
        byte[] whole = client.get(path).bytes();
        Answer part = client.get(path, "Range", "bytes=2-4");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("Content-Range")).isEqualTo("bytes 2-4/" + whole.length);
        assertThat(part.bytes()).containsExactly(whole[2], whole[3], whole[4]);
        assertThat(client.get(path).header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(client.get(path, "Range", "bytes=9999999-").status()).isEqualTo(416);
    }

    /** @param reading whether the one in between has read what the other one has begun */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofTwoPicturesThatComeAtTheSameMomentOneIsThereWhole(boolean reading) throws IOException {
        String id = kept("Un quai");
        var library = new MediaLibrary(mongo, files, darkroom, InstantSource.system());
        Media before = library.find(id).orElseThrow();
        List<Boolean> there = new ArrayList<>();
        var interrupted = new MediaFiles() {
            @Override
            public void keep(FileName name, byte[] bytes) {
                if (there.isEmpty()) {
                    there.add(false);
                    Media known = reading ? library.find(id).orElseThrow() : before;
                    there.set(0, library.replace(known, () -> PictureTest.image(640, 480, "jpg")));
                }
                files.keep(name, bytes);
            }

            @Override
            public Optional<byte[]> find(FileName name) {
                return files.find(name);
            }

            @Override
            public void forget(String mediaId) {
                files.forget(mediaId);
            }
        };

        there.add(new MediaLibrary(mongo, interrupted, darkroom, InstantSource.system())
                .replace(before, () -> PictureTest.image(640, 320, "jpg")));

        assertThat(there).containsExactlyInAnyOrder(true, false);
        Media now = library.find(id).orElseThrow();
        BufferedImage shown = ImageIO.read(
                new ByteArrayInputStream(library.file(now.largestFile()).orElseThrow()));
        assertThat(shown.getHeight()).isEqualTo(now.largest().height()).isEqualTo(there.getFirst() ? 480 : 320);
    }

    private List<String> found(String q) {
        List<String> ids = new ArrayList<>();
        client.edit("GET", "/api/v1/desk/media?q=" + q, null)
                .json()
                .get("items")
                .forEach(item -> ids.add(item.get("id").asString()));
        return ids;
    }

    private Answer change(String id, Map<String, Object> said) {
        return client.edit("PUT", "/api/v1/desk/media/" + id, said, "If-Match", "*");
    }

    private Answer delete(String id) {
        return client.edit("DELETE", "/api/v1/desk/media/" + id, null, "If-Match", "*");
    }

    private Answer illustrated(String id) {
        var draft = Client.draft("Illustré");
        draft.put("image", Map.of("mediaId", id));
        Answer article = client.edit("POST", "/api/v1/articles", draft);
        assertThat(article.status()).isEqualTo(201);
        return article;
    }

    private String kept(String alt) {
        String id = stored(alt, List.of());
        change(id, Map.of("alt", alt));
        mongo.getCollection("mediaVariants")
                .insertOne(new Document("_id", id + "/640").append("jpeg", PictureTest.image(640, 640, "jpg")));
        return id;
    }

    private String stored(String alt, List<String> words) {
        String id = RandomId.next();
        mongo.getCollection("media")
                .insertOne(new Document("_id", id)
                        .append("alt", alt)
                        .append("variants", List.of(new Document("width", 640).append("height", 640)))
                        .append("uploadedBy", "editor")
                        .append("uploadedAt", new Date(++uploads * 1000))
                        .append("words", words));
        return id;
    }
}
