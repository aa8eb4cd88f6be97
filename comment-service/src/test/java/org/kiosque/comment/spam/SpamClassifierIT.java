package org.kiosque.comment.spam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithoutBroker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Query;

/** What moderators have decided is learnt, by each replica for itself. */
class SpamClassifierIT extends WithoutBroker {

    private static final String[] GOODS = {"montres", "crypto", "pilules", "casino", "prêt", "bitcoin"};
    private static final String[] MATTERS = {"gare", "école", "budget", "maire", "train", "impôts"};

    @Autowired
    private SpamClassifier classifier;

    @BeforeEach
    @AfterEach
    void nothingLearnt() {
        mongo.remove(new Query(), "moderationLog");
        classifier.learn();
    }

    /** As if moderators had decided so. */
    private void decidedOn(String status, String prefix, int from, String... texts) {
        List<Document> comments = new ArrayList<>();
        List<Document> lines = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            String id = prefix + "%011d".formatted(from + i);
            comments.add(new Document("_id", id)
                    .append("articleId", OPEN)
                    .append("author", new Document("name", "Zoé").append("email", "zoe@example.org"))
                    .append("body", texts[i])
                    .append("createdAt", new Date())
                    .append("state", new Document("status", status)));
            lines.add(new Document("_id", id + ":0000")
                    .append("commentId", id)
                    .append("decision", status)
                    .append("at", Date.from(Instant.now())));
        }
        mongo.getCollection("comments").insertMany(comments);
        mongo.getCollection("moderationLog").insertMany(lines);
    }

    private static String[] texts(String[] words, String around, int count) {
        String[] texts = new String[count];
        for (int i = 0; i < count; i++) {
            texts[i] = around.formatted(words[i % words.length], words[(i + 1) % words.length], i);
        }
        return texts;
    }

    private void experience(int spam, int ham) {
        decidedOn("spam", "s", 0, texts(GOODS, "Gagnez avec %s et %s sur http://offre.example/%d", spam));
        decidedOn("approved", "h", 0, texts(MATTERS, "Je pense que %s et %s comptent pour le village, %d fois.", ham));
    }

    private Suspect saying(String body) {
        return new Suspect("Léa", "lea@example.org", body, "203.0.113.9", false, Instant.EPOCH);
    }

    @Test
    void whatLooksLikeWhatWasCalledSpamIsHeldAndNothingElse() throws Exception {
        experience(60, 60);
        classifier.learn();

        postedTo(OPEN, changed("body", "Gagnez avec des montres et le casino sur http://offre.example/77"))
                .andExpect(jsonPath("$.status").value("pending"));
        postedTo(OPEN, changed("body", "Je pense que la gare et l’école comptent pour tout le village."))
                .andExpect(jsonPath("$.status").value("approved"));
        queue("?status=pending").andExpect(jsonPath("$.items[0].heldBy[0]").value("spam-score"));
    }

    @Test
    void withoutEnoughOfBothKindsItSaysNothing() {
        experience(60, 20);
        classifier.learn();

        assertThat(classifier.look(saying("Gagnez avec des montres et le casino")))
                .isEmpty();
    }

    @Test
    void whatIsDecidedLaterIsLearntAndWhatIsErasedIsUnlearnt() {
        experience(60, 60);
        classifier.learn();
        String words = "Abonnement wallpaper fantastique zzyzx";
        assertThat(classifier.look(saying(words))).isEmpty();

        decidedOn("spam", "t", 0, texts(GOODS, "Abonnement wallpaper fantastique zzyzx %s %s %d", 40));
        assertThat(classifier.look(saying(words))).isEmpty(); // not yet
        classifier.learn();
        assertThat(classifier.look(saying(words))).contains("spam-score");

        mongo.getCollection("comments")
                .updateMany(
                        new Document("_id", new Document("$regex", "^t")),
                        new Document("$set", new Document("body", "").append("state.status", "deleted")));
        decidedOn("approved", "h", 500, "Encore un mot gentil.");
        classifier.learn();
        assertThat(classifier.look(saying(words))).isEmpty();
    }

    @Test
    void aTextWithoutAWordIsNoSpam() {
        experience(60, 60);
        classifier.learn();

        assertThat(classifier.look(new Suspect("…", "x@example.org", "🙂🙂", "203.0.113.9", false, Instant.EPOCH)))
                .isEmpty();
    }
}
