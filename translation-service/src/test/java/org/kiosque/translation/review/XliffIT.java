package org.kiosque.translation.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import net.sf.okapi.lib.xliff2.reader.XLIFFReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.common.events.TranslationOrigin;
import org.kiosque.common.testing.TestTokens;
import tools.jackson.databind.JsonNode;

/** A translation goes out to a translator's program and comes in again. */
class XliffIT extends WithTranslator {

    private static final String XLIFF = "application/xliff+xml";

    private static String file(String id) {
        return "/api/v1/translation-files/articles/" + id + "/en";
    }

    private HttpRequest.Builder asTranslator(String path) {
        return request(path).header("Authorization", "Bearer " + TestTokens.with("translator"));
    }

    private HttpResponse<String> take(String id) throws Exception {
        return send(asTranslator(file(id)));
    }

    private HttpResponse<String> bring(String id, String ifMatch, String content) throws Exception {
        return send(asTranslator(file(id))
                .header("Content-Type", XLIFF)
                .header("If-Match", ifMatch)
                .POST(BodyPublishers.ofString(content)));
    }

    private String published(String id) {
        service.published(
                article(id, 1, "Le titre " + id, null, "Une *phrase* & <b>une</b> autre. Deuxième. Troisième."), 1);
        service.awaitTranslation(id, 1);
        return id;
    }

    @Test
    void whatATranslatorChangesInTheFileIsTheirsAndTheRestStaysTheMachines() throws Exception {
        String id = published(newArticleId());
        HttpResponse<String> taken = take(id);
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.headers().firstValue("Content-Type").orElse("")).startsWith(XLIFF);
        assertThat(taken.headers().firstValue("Content-Disposition").orElse("")).contains(id + "-fr-en.xlf");
        String content = taken.body();
        XLIFFReader.validate(content, null);
        assertThat(content)
                .contains("version=\"2.1\"", "srcLang=\"fr\"", "trgLang=\"en\"", "original=\"" + id + "\"")
                .contains(
                        "Une *phrase* &amp; &lt;b&gt;une&lt;/b&gt; autre.", "state=\"translated\"", "kiosque:machine");
        String etag = taken.headers().firstValue("ETag").orElseThrow();

        String changed = content.replace("DEUXIÈME.", "Second, by hand.");
        JsonNode report = json(bring(id, etag, changed), 200);
        assertThat(report.at("/read").asInt()).isEqualTo(6);
        assertThat(report.at("/changed").asInt()).isEqualTo(1);
        assertThat(report.at("/skipped").asInt()).as(report.toString()).isZero();
        await().until(() -> service.told(id).size() == 2);
        JsonNode sheet = sheet(id);
        assertThat(segment(sheet, "Deuxième.").at("/target").asString()).isEqualTo("Second, by hand.");
        assertThat(segment(sheet, "Deuxième.").at("/origin").asString()).isEqualTo("human");
        assertThat(segment(sheet, "Deuxième.").at("/review").asString()).isEqualTo("draft");
        assertThat(segment(sheet, "Troisième.").at("/origin").asString()).isEqualTo("machine");
        assertThat(json(bring(id, "*", changed), 200).at("/changed").asInt())
                .as("repeated")
                .isZero();
        assertThat(bring(id, etag, changed).statusCode())
                .as("what was read is not there any more")
                .isEqualTo(412);

        String approved = take(id).body().replace("state=\"translated\"", "state=\"final\"");
        assertThat(json(bring(id, "*", approved), 200).at("/changed").asInt()).isEqualTo(6);
        await().until(() -> service.told(id).size() == 3);
        assertThat(service.told(id).getLast().event().translation().reviewedBy())
                .isEqualTo("camille");
        assertThat(service.told(id).getLast().event().translation().origin()).isEqualTo(TranslationOrigin.HUMAN);
        assertThat(json(bring(id, "*", changed), 200).at("/changed").asInt())
                .as("a file that does not know of the approval")
                .isZero();
    }

    @Test
    void whatDoesNotFitIsLeftOutAndTheRestIsTakenIn() throws Exception {
        String id = published(newArticleId());
        String content = take(id).body()
                .replace("<source xml:space=\"preserve\">Deuxième.", "<source xml:space=\"preserve\">Une autre.")
                .replace("<source>Deuxième.", "<source>Une autre.")
                .replace("UNE *PHRASE*", "A phrase")
                .replace("TROISIÈME.", "Third\n  of all.")
                .replace("LE TITRE", "The <ph id=\"1\"/> title");
        JsonNode report = json(bring(id, "*", content), 200);
        assertThat(report.at("/changed").asInt()).as(report.toString()).isEqualTo(1);
        assertThat(report.at("/reasons")
                        .valueStream()
                        .map(one -> one.at("/reason").asString()))
                .hasSize(3)
                .anyMatch(reason -> reason.contains("elements"))
                .anyMatch(reason -> reason.contains("another wording"))
                .anyMatch(reason -> reason.contains("lacks *…*"));
        assertThat(segment(sheet(id), "Troisième.").at("/target").asString()).isEqualTo("Third of all.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<tmx/>",
                "<xliff xmlns='urn:oasis:names:tc:xliff:document:1.2' version='1.2'/>",
                "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='en' trgLang='fr'><file id='f'>"
                        + "<unit id='s0'><segment><source>a</source></segment></unit></file></xliff>"
            })
    void whatIsNoXliffOfTheseLanguagesIsRefused(String content) throws Exception {
        HttpResponse<String> answer = bring(published(newArticleId()), "*", content);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    @Test
    void aFileCannotReachBeyondItself() throws Exception {
        String id = published(newArticleId());
        HttpResponse<String> answer = bring(
                id,
                "*",
                "<!DOCTYPE x [<!ENTITY secret SYSTEM 'file:///etc/passwd'>]><xliff version='2.0'"
                        + " xmlns='urn:oasis:names:tc:xliff:document:2.0' srcLang='fr' trgLang='en'><file id='f'>"
                        + "<unit id='s0'><segment state='final'><source>Le titre " + id
                        + "</source><target>&secret;</target></segment></unit></file></xliff>");
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
        assertThat(answer.body()).doesNotContain("root:");
        assertThat(sheet(id).toString()).doesNotContain("root:");
    }

    @Test
    void onlyTranslatorsAndOnlyWithWhatTheyHaveRead() throws Exception {
        String id = published(newArticleId());
        assertThat(get(file(id)).statusCode()).isEqualTo(401);
        assertThat(send(request(file(id)).header("Authorization", "Bearer " + TestTokens.with("editor")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(asTranslator(file(id))
                                .header("Content-Type", XLIFF)
                                .POST(BodyPublishers.ofString(take(id).body())))
                        .statusCode())
                .isEqualTo(428);
        for (String nothing : List.of(file("k3v9x2m4qd70"), file(id).replace("/en", "/de"))) {
            assertThat(send(asTranslator(nothing)).statusCode()).isEqualTo(404);
        }
    }
}
