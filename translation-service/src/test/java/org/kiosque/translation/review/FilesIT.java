package org.kiosque.translation.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.common.testing.TestTokens;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import tools.jackson.databind.JsonNode;

/** Memory and glossary go out and come in as files. */
class FilesIT extends WithTranslator {

    private static final String MEMORY = "/api/v1/translation-files/memory/fr/en";
    private static final String GLOSSARY = "/api/v1/translation-files/glossary/fr/en";
    private static final String TMX = "application/x-tmx+xml";

    private static HttpResponse<String> asTranslator(HttpRequest.Builder request) throws Exception {
        return send(request.header("Authorization", "Bearer " + TestTokens.with("translator")));
    }

    private HttpResponse<String> bring(String path, String type, String file) throws Exception {
        return asTranslator(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(file)));
    }

    private String take(String path) throws Exception {
        HttpResponse<String> file = asTranslator(request(path));
        assertThat(file.statusCode()).as(file.body()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        return file.body();
    }

    private JsonNode remembered(String q) throws Exception {
        return json(
                asTranslator(request(
                        "/api/v1/translation-memory?from=fr&to=en&q=" + URLEncoder.encode(q, StandardCharsets.UTF_8))),
                200);
    }

    private void forget(String id) {
        mongo.remove(Query.query(Criteria.where("source").regex(id)), "translationMemory");
    }

    @ParameterizedTest
    @CsvSource({"csv, text/csv", "tmx, " + TMX})
    void whatIsApprovedGoesOutAndComesInAgain(String format, String type) throws Exception {
        String id = newArticleId();
        String sentence = "Le **pont** \"" + id + "\", <vieux> & beau, rouvre.";
        service.published(article(id, 1, "Titre", null, sentence), 1);
        service.awaitTranslation(id, 1);
        JsonNode segment = sheet(id)
                .at("/segments")
                .valueStream()
                .filter(one -> one.at("/source").asString().contains(id))
                .findFirst()
                .orElseThrow();
        String target = segment.at("/source").asString().replace("Le", "The");
        json(write(id, segment.at("/source").asString(), target, "approved"), 200);
        String source = segment.at("/source").asString();
        await().until(() ->
                remembered(source).at("/items/0/target").asString("").equals(target));
        String file = take(MEMORY + "?format=" + format);
        assertThat(file).contains(id);
        forget(id);
        assertThat(remembered(source).at("/items").valueStream())
                .noneMatch(one -> one.at("/source").asString().contains(id));
        JsonNode report = json(bring(MEMORY, type, file), 200);
        assertThat(report.at("/skipped").asInt()).as(report.toString()).isZero();
        assertThat(report.at("/changed").asInt()).isPositive();
        JsonNode back = remembered(source).at("/items/0");
        assertThat(back.at("/source").asString()).isEqualTo(source);
        assertThat(back.at("/target").asString()).isEqualTo(target);
        assertThat(back.at("/articleId").isNull()).isTrue();
        assertThat(json(bring(MEMORY, type, file), 200).at("/changed").asInt())
                .as("repeated")
                .isZero();
    }

    @Test
    void otherProgramsTmxIsReadAndWhatCannotBeTakenIsTold() throws Exception {
        String id = newArticleId();
        String file = """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE tmx SYSTEM "tmx14.dtd">
                <tmx version="1.4"><header creationtool="X" creationtoolversion="1" segtype="sentence" o-tmf="x"
                  adminlang="en" srclang="fr-FR" datatype="plaintext"/><body>
                <tu changedate="20200102T030405Z"><note>n</note><tuv xml:lang="fr-FR"><seg>Le phare %1$s &amp; la mer.</seg></tuv>
                  <tuv xml:lang="EN-GB"><seg>The lighthouse %1$s &amp; the sea.</seg></tuv></tu>
                <tu><tuv xml:lang="fr"><seg>Un <hi>mot</hi> %1$s.</seg></tuv><tuv xml:lang="en"><seg>A word.</seg></tuv></tu>
                <tu><tuv xml:lang="fr"><seg>Seul %1$s.</seg></tuv><tuv xml:lang="de"><seg>Allein.</seg></tuv></tu>
                <tu><tuv xml:lang="fr"><seg>Vide %1$s.</seg></tuv><tuv xml:lang="en"><seg> </seg></tuv></tu>
                </body></tmx>
                """.formatted(id);
        JsonNode report = json(bring(MEMORY, "application/xml", file), 200);
        assertThat(report.at("/read").asInt()).isEqualTo(4);
        assertThat(report.at("/changed").asInt()).isEqualTo(1);
        assertThat(report.at("/skipped").asInt()).isEqualTo(3);
        assertThat(report.at("/reasons")
                        .valueStream()
                        .map(one -> one.at("/entry").asInt()))
                .containsExactly(2, 3, 4);
        assertThat(remembered("Le phare " + id + " & la mer.")
                        .at("/items/0/target")
                        .asString())
                .isEqualTo("The lighthouse " + id + " & the sea.");
        assertThat(remembered("Le phare " + id + " & la mer.")
                        .at("/items/0/approvedAt")
                        .asString())
                .isEqualTo("2020-01-02T03:04:05Z");
        String older = file.replace("20200102", "20190102").replace("The lighthouse", "A lighthouse");
        assertThat(json(bring(MEMORY, "text/xml", older), 200).at("/unchanged").asInt())
                .as("what is there is newer")
                .isEqualTo(1);
    }

    @Test
    void aFileCannotReachBeyondItself() throws Exception {
        String file = """
                <!DOCTYPE tmx [<!ENTITY secret SYSTEM "file:///etc/passwd"><!ENTITY a "aaaa">]>
                <tmx version="1.4"><body><tu><tuv xml:lang="fr"><seg>Fuite &secret; &a;</seg></tuv>
                <tuv xml:lang="en"><seg>Leak</seg></tuv></tu></body></tmx>
                """;
        HttpResponse<String> answer = bring(MEMORY, TMX, file);
        assertThat(answer.body()).doesNotContain("root:");
        assertThat(remembered("Fuite").toString()).doesNotContain("root:").doesNotContain("aaaa");
    }

    @Test
    void theGlossaryGoesOutAndComesInWithItsForms() throws Exception {
        String id = newArticleId();
        String file = """
                term,form,target,caseSensitive
                maire%1$s,,mayor,false
                maire%1$s,maires%1$s,"mayors, all",
                Mars%1$s,,Mars,TRUE
                orphan%1$s,orphans%1$s,orphans,
                -x%1$s,,x,
                %2$s,,too long,
                """.formatted(id, "l".repeat(101));
        JsonNode report = json(bring(GLOSSARY, "text/csv", "\uFEFF" + file), 200);
        assertThat(report.at("/read").asInt()).isEqualTo(6);
        assertThat(report.at("/changed").asInt()).isEqualTo(2);
        assertThat(report.at("/reasons")
                        .valueStream()
                        .map(one -> one.at("/entry").asInt()))
                .containsExactly(4, 5, 6);
        JsonNode term = json(asTranslator(request("/api/v1/glossary/fr/en/maire" + id)), 200);
        assertThat(term.at("/forms/0/source").asString()).isEqualTo("maires" + id);
        assertThat(term.at("/forms/0/target").asString()).isEqualTo("mayors, all");
        assertThat(json(asTranslator(request("/api/v1/glossary/fr/en/Mars" + id)), 200)
                        .at("/caseSensitive")
                        .asBoolean())
                .isTrue();
        String out = take(GLOSSARY);
        assertThat(out).contains("maire" + id + ",maires" + id + ",\"mayors, all\",");
        assertThat(json(bring(GLOSSARY, "text/csv", out), 200).at("/changed").asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "source,other\na,b", "no table at all", "source,target\n\"a,b"})
    void whatIsNoTableIsRefused(String file) throws Exception {
        assertThat(bring(MEMORY, "text/csv", file).statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsUnsoundOrOfOthersIsRefused() throws Exception {
        assertThat(bring(MEMORY, TMX, "<xliff/>").statusCode()).isEqualTo(400);
        assertThat(bring(MEMORY, TMX, "<tmx><body><tu>").statusCode()).isEqualTo(400);
        assertThat(bring(MEMORY, "application/json", "{}").statusCode()).isEqualTo(415);
        assertThat(asTranslator(request(MEMORY)).statusCode()).isEqualTo(400);
        assertThat(asTranslator(request(MEMORY.replace("/en", "/de") + "?format=csv"))
                        .statusCode())
                .isEqualTo(400);
        for (String path : List.of(MEMORY + "?format=csv", GLOSSARY)) {
            assertThat(get(path).statusCode()).isEqualTo(401);
            assertThat(send(request(path).header("Authorization", "Bearer " + TestTokens.with("editor")))
                            .statusCode())
                    .isEqualTo(403);
        }
        byte[] latin = "source,target\nété,summer".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(asTranslator(request(MEMORY)
                                .header("Content-Type", "text/csv")
                                .POST(BodyPublishers.ofByteArray(latin)))
                        .statusCode())
                .isEqualTo(400);
    }
}
