package org.kiosque.translation.glossary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.kiosque.translation.WithPretendEngine;
import org.kiosque.translation.engine.LanguagePair;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** Which terms of many are read for a text. */
class TermsInTextIT extends WithPretendEngine {

    /** No other test has terms in this direction. */
    private static final LanguagePair PAIR = LanguagePair.of("en", "de");

    @Autowired
    Glossary glossary;

    @AfterEach
    void noTerms() {
        mongo.getCollection(Glossary.COLLECTION).deleteMany(new Document("pair", PAIR.name()));
    }

    @Test
    void onlyTermsThatBeginWithAWordOfTheTextAreRead() {
        List<Document> many = new ArrayList<>();
        for (int number = 0; number < 3_000; number++) {
            many.add(stored(number).append("words", List.of("gizmo" + number, "gizmos" + number)));
        }
        mongo.getCollection(Glossary.COLLECTION).insertMany(many);

        assertThat(occurring("A Gizmo17 one, GIZMOS2999; gizmo18")).containsExactly("gizmo17 one", "gizmos2999");
        try {
            await().untilAsserted(() -> assertThat(examined(Set.of("a", "gizmo17", "one", "gizmos2999", "gizmo18")))
                    .isEqualTo(3)); // indexes are made beside the start
        } catch (DataAccessException embedded) {
            Assumptions.abort("this server neither explains nor uses indexes");
        }
    }

    private int examined(Set<String> words) {
        var find = new Document("find", Glossary.COLLECTION)
                .append("filter", Glossary.beginningWith(PAIR, words).getQueryObject());
        return mongo.executeCommand(new Document("explain", find).append("verbosity", "executionStats"))
                .get("executionStats", Document.class)
                .getInteger("totalDocsExamined");
    }

    @Test
    void whatAVersionBeforeHasStoredIsFoundAndIsFoundByItsWordsLater() {
        List<Document> many = new ArrayList<>();
        for (int number = 0; number < 250; number++) {
            many.add(stored(number));
        }
        mongo.getCollection(Glossary.COLLECTION).insertMany(many);

        for (int time = 0; time < 3; time++) {
            assertThat(occurring("gizmos249 and gizmo7 one")).containsExactly("gizmos249", "gizmo7 one");
        }

        assertThat(mongo.getCollection(Glossary.COLLECTION)
                        .countDocuments(new Document("pair", PAIR.name()).append("words", null)))
                .isZero();
        assertThat(glossary.entries(PAIR)).hasSize(250).contains(entry(7));
    }

    @Test
    void aTermThatIsAddedOrChangedIsFoundByAllItsFormsAtOnce() {
        assertThat(glossary.put(PAIR, entry(1), "camille")).isEqualTo(Glossary.Outcome.CHANGED);
        assertThat(occurring("Gizmos1!")).containsExactly("gizmos1");

        var renamed = new Entry("gizmo1 one", "Ding", List.of(new Entry.Form("l’outil", "Werkzeug")), false);
        assertThat(glossary.put(PAIR, renamed, "camille")).isEqualTo(Glossary.Outcome.CHANGED);

        assertThat(occurring("Gizmos1, L'OUTIL")).containsExactly("l’outil");
        assertThat(mongo.getCollection(Glossary.COLLECTION)
                        .find(new Document("pair", PAIR.name()))
                        .first())
                .containsEntry("words", List.of("gizmo1", "l"));
    }

    @Test
    void inATextOfManyWordsAllTermsAreLookedFor() {
        glossary.put(PAIR, entry(4_999), "camille");
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < 5_000; number++) {
            text.append("gizmo").append(number).append(" one ");
        }

        assertThat(occurring(text.toString())).containsExactly("gizmo4999 one");
    }

    private List<String> occurring(String text) {
        return glossary.of(PAIR, text).occurringIn(text).stream()
                .map(Terms.Occurring::source)
                .toList();
    }

    private static Entry entry(int number) {
        return new Entry(
                "gizmo" + number + " one",
                "Ding " + number,
                List.of(new Entry.Form("gizmos" + number, "Dinge")),
                false);
    }

    /** As the version before did. */
    private static Document stored(int number) {
        Entry entry = entry(number);
        return new Document("_id", "term" + number)
                .append("version", 1L)
                .append("pair", PAIR.name())
                .append("from", "en")
                .append("to", "de")
                .append("term", entry.term())
                .append("target", entry.target())
                .append(
                        "forms",
                        entry.forms().stream()
                                .map(form -> new Document("source", form.source()).append("target", form.target()))
                                .toList())
                .append("caseSensitive", entry.caseSensitive())
                .append("by", "camille")
                .append("at", Date.from(Instant.EPOCH.plusSeconds(number)));
    }
}
