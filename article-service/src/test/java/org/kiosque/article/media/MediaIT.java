package org.kiosque.article.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.kiosque.common.testing.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

@WholeService
class MediaIT {

    private static final String BOUNDARY = "kiosque-boundary";
    private static final String MULTIPART = "multipart/form-data; boundary=" + BOUNDARY;

    @Autowired
    Client client;

    @Autowired
    MongoOperations mongo;

    @Test
    void anUploadedImageIsServedForEverAndShownByAnArticle() throws Exception {
        Answer added = upload(PictureTest.image(1000, 500, "png"), "Un train à quai");
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.text("/url")).isEqualTo("/media/" + added.id() + "/1000.jpg");
        assertThat(added.json().get("variants")).hasSize(4);
        assertThat(added.json().get("width").asInt()).isEqualTo(1000);

        Answer image = client.get("/media/" + added.id() + "/320.jpg");
        assertThat(image.status()).isEqualTo(200);
        assertThat(image.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(image.header("Cache-Control")).contains("immutable", "public", "max-age=31536000");
        assertThat(ImageIO.read(new ByteArrayInputStream(image.bytes())).getWidth())
                .isEqualTo(320);
        assertThat(client.get("/media/" + added.id() + "/320.jpg", "If-None-Match", image.etag())
                        .status())
                .isEqualTo(304);

        Answer webp = client.get(added.text("/webp/0/url"));
        assertThat(webp.header("Content-Type")).isEqualTo("image/webp");
        assertThat(webp.header("Cache-Control")).contains("immutable");
        assertThat(new String(webp.bytes(), 8, 4, StandardCharsets.US_ASCII)).isEqualTo("WEBP");
        assertThat(added.json().get("webp")).hasSize(4);
        assertThat(added.text("/colour")).matches("#[0-9a-f]{6}");

        var draft = Client.draft("Illustré");
        draft.put("image", Map.of("mediaId", added.id()));
        Answer article = client.edit("POST", "/api/v1/articles", draft);
        client.publish(article);
        Answer read = client.get(article.location());
        assertThat(read.text("/image/alt")).isEqualTo("Un train à quai");
        assertThat(read.text("/image/url")).isEqualTo(added.text("/url"));
        assertThat(read.json().at("/image/variants")).hasSize(4);
        assertThat(read.json().at("/image/webp")).hasSize(4);
        assertThat(read.text("/image/colour")).isEqualTo(added.text("/colour"));
    }

    @Test
    void anImageComesInShapesThatAreCutAroundItsFocus() throws Exception {
        Answer added = upload(redAndBlue(), "Deux moitiés");
        assertThat(added.json().get("crops").findValuesAsString("shape")).containsExactly("1:1", "4:3", "16:9");
        assertThat(added.json().at("/crops/2/webp")).hasSameSizeAs(added.json().at("/crops/2/variants"));
        String before = added.text("/crops/0/variants/0/url");
        assertThat(before).isEqualTo("/media/" + added.id() + "/320-1x1-50-50.jpg");
        var draft = Client.draft("Illustré");
        draft.put("image", Map.of("mediaId", added.id()));
        Answer article = client.edit("POST", "/api/v1/articles", draft);
        client.publish(article);

        Answer moved = client.edit(
                "PUT",
                "/api/v1/desk/media/" + added.id(),
                Map.of("focus", Map.of("x", 0.9, "y", 0.5)),
                "If-Match",
                "*");
        assertThat(moved.status()).isEqualTo(200);
        String after = moved.text("/crops/0/variants/0/url");
        assertThat(after).isEqualTo("/media/" + added.id() + "/320-1x1-90-50.jpg");
        BufferedImage cut =
                ImageIO.read(new ByteArrayInputStream(client.get(after).bytes()));
        assertThat(cut.getWidth()).isEqualTo(320);
        assertThat(cut.getHeight()).isEqualTo(320);
        assertThat(cut.getRGB(60, 160) & 0xff).as("blue where it was red").isGreaterThan(200);
        assertThat(client.get(moved.text("/crops/2/webp/1/url")).header("Content-Type"))
                .isEqualTo("image/webp");

        BufferedImage old =
                ImageIO.read(new ByteArrayInputStream(client.get(before).bytes()));
        assertThat(old.getRGB(60, 160) >> 16 & 0xff).as("as red as before").isGreaterThan(200);
        assertThat(client.get(article.location()).text("/image/crops/0/variants/0/url"))
                .isEqualTo(before);
        assertThat(client.get("/media/" + added.id() + "/320-1x1-10-10.jpg").status())
                .isEqualTo(404);
        assertThat(client.get("/media/" + added.id() + "/320-5x4-50-50.jpg").status())
                .isEqualTo(404);
    }

    @Test
    void anotherPictureTakesThePlaceOfOneUnderAddressesOfItsOwn() throws Exception {
        Answer added = upload(redAndBlue(), "Un quai");
        var draft = Client.draft("Illustré");
        draft.put("image", Map.of("mediaId", added.id()));
        Answer article = client.edit("POST", "/api/v1/articles", draft);
        client.publish(article);
        String path = "/api/v1/media/" + added.id();
        assertThat(replace(path, PictureTest.image(700, 500, "png")).status()).isEqualTo(428);
        assertThat(replace(path, PictureTest.image(700, 500, "png"), "If-Match", "\"9\"")
                        .status())
                .isEqualTo(412);
        assertThat(replace(path, new byte[] {1}, "If-Match", "*").field()).isEqualTo("file");
        assertThat(replace("/api/v1/media/k3v9x2m4qd7h", PictureTest.image(7, 5, "png"), "If-Match", "*")
                        .status())
                .isEqualTo(404);

        Answer replaced = replace(path, PictureTest.image(700, 500, "png"), "If-Match", "*");
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.text("/alt")).isEqualTo("Un quai");
        assertThat(replaced.text("/url")).isEqualTo("/media/" + added.id() + "/700-v2.jpg");
        assertThat(replaced.text("/crops/0/variants/0/url"))
                .isEqualTo("/media/" + added.id() + "/320-v2-1x1-50-50.jpg");
        for (String file : replaced.json().findValuesAsString("url")) {
            assertThat(client.get(file).status()).as(file).isEqualTo(200);
        }
        assertThat(client.get(added.text("/url")).status()).isEqualTo(200);
        assertThat(client.get(article.location()).text("/image/url")).isEqualTo(added.text("/url"));

        Answer saved = client.edit("PUT", article.location(), draft, "If-Match", "*");
        client.publish(saved);
        assertThat(client.get(article.location()).text("/image/url")).isEqualTo(replaced.text("/url"));
    }

    private Answer replace(String path, byte[] file, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = MULTIPART;
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return client.edit("POST", path, BodyPublishers.ofByteArray(body.toByteArray()), all);
    }

    @Test
    void nothingIsLeftOfAnImageThatIsDeleted() throws Exception {
        Answer added = upload(redAndBlue(), "Pour rien");
        client.edit(
                "PUT",
                "/api/v1/desk/media/" + added.id(),
                Map.of("focus", Map.of("x", 0.1, "y", 0.5)),
                "If-Match",
                "*");
        Query files = Query.query(Criteria.where("_id").regex("^" + added.id() + "/"));
        assertThat(mongo.count(files, MediaVariant.class)).isGreaterThan(20);
        assertThat(client.edit("DELETE", "/api/v1/desk/media/" + added.id(), null, "If-Match", "*")
                        .status())
                .isEqualTo(204);
        assertThat(mongo.count(files, MediaVariant.class)).isZero();
    }

    private static byte[] redAndBlue() throws IOException {
        var image = new BufferedImage(1600, 900, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 1600; x++) {
            for (int y = 0; y < 900; y++) {
                image.setRGB(x, y, x < 800 ? 0xff0000 : 0x0000ff);
            }
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    @Test
    void onlyEditorsAddImages() {
        long before = mongo.count(new Query(), Media.class);
        Answer refused = client.send(
                "POST",
                "/api/v1/media",
                BodyPublishers.ofByteArray(form(PictureTest.image(20, 20, "png"), "")),
                "Content-Type",
                MULTIPART,
                "Authorization",
                "Bearer " + TestTokens.with("moderator"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("forbidden");
        assertThat(mongo.count(new Query(), Media.class)).isEqualTo(before);
    }

    @Test
    void aRepeatedUploadGetsTheFirstAnswer() {
        String key = UUID.randomUUID().toString();
        byte[] image = PictureTest.image(40, 20, "png");
        Answer first = upload(image, "Un quai", "Idempotency-Key", key);
        assertThat(first.status()).isEqualTo(201);
        long after = mongo.count(new Query(), Media.class);

        Answer again = upload(image, "Un quai", "Idempotency-Key", key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.bytes()).isEqualTo(first.bytes());
        Answer other = upload(image, "Un autre quai", "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
        assertThat(mongo.count(new Query(), Media.class)).isEqualTo(after);
    }

    @Test
    void theKeyOfAnUploadThatWasRefusedCanBeUsedAgain() {
        String key = UUID.randomUUID().toString();
        assertThat(upload(new byte[] {1, 2, 3}, "", "Idempotency-Key", key).status())
                .isEqualTo(400);
        assertThat(upload(PictureTest.image(40, 20, "png"), "", "Idempotency-Key", key)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void unknownImagesAreNotFound() {
        for (String path : new String[] {
            "/media/k3v9x2m4qd7h/320.jpg",
            "/media/nothing/320.jpg",
            "/media/k3v9x2m4qd7h/x.jpg",
            "/media/k3v9x2m4qd7h/320.png",
            "/media/k3v9x2m4qd7h/99999999999.jpg"
        }) {
            assertThat(client.get(path).status()).as(path).isEqualTo(404);
            assertThat(client.get(path).problem()).as(path).isEqualTo("not-found");
        }
    }

    @Test
    void whatIsNoImageOrTooLargeIsRefusedAndNotKept() {
        long before = mongo.count(new Query(), Media.class);
        Answer svg = upload("<svg onload=alert(1)/>".getBytes(StandardCharsets.UTF_8), "");
        assertThat(svg.status()).isEqualTo(400);
        assertThat(svg.field()).isEqualTo("file");
        Answer huge = upload(new byte[15 * 1024 * 1024 + 1], "");
        assertThat(huge.status()).isEqualTo(413);
        assertThat(huge.problem()).isEqualTo("too-large");
        Answer noFile = client.edit("POST", "/api/v1/media", "--" + BOUNDARY + "--\r\n", "Content-Type", MULTIPART);
        assertThat(noFile.status()).isEqualTo(400);
        Answer json = client.edit("POST", "/api/v1/media", "{}");
        assertThat(json.status()).isEqualTo(415);
        Answer broken = client.edit("POST", "/api/v1/media", "abc", "Content-Type", MULTIPART);
        assertThat(broken.status()).isEqualTo(400);
        Answer alt = upload(PictureTest.image(20, 20, "png"), "x".repeat(501));
        assertThat(alt.status()).isEqualTo(400);
        assertThat(alt.field()).isEqualTo("alt");
        assertThat(client.send("POST", "/api/v1/media", "x", "Content-Type", MULTIPART)
                        .status())
                .isEqualTo(401);
        assertThat(mongo.count(new Query(), Media.class)).isEqualTo(before);
    }

    @Test
    void anAvifIsTakenInAsAnyOther() throws Exception {
        AvifTest.requireProgram();
        Answer added = upload(AvifTest.file("halves"), "Deux moitiés");
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.text("/width")).isEqualTo("700");
        assertThat(client.get(added.text("/url")).header("Content-Type")).isEqualTo("image/jpeg");
        byte[] whole = AvifTest.file("halves");
        Answer cut = upload(Arrays.copyOf(whole, whole.length - 20), "");
        assertThat(cut.status()).isEqualTo(400);
        assertThat(cut.field()).isEqualTo("file");
    }

    private Answer upload(byte[] file, String alt, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = MULTIPART;
        return client.edit("POST", "/api/v1/media", BodyPublishers.ofByteArray(form(file, alt)), all);
    }

    private static byte[] form(byte[] file, String alt) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"alt\"\r\n"
                        + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + alt
                        + "\r\n--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../x.png\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }
}
