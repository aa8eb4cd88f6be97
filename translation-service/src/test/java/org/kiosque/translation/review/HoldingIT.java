package org.kiosque.translation.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;

import org.junit.jupiter.api.Test;
import org.kiosque.common.events.TranslatedArticle;
import org.springframework.test.context.TestPropertySource;

/** A site whose readers get no machine's gist until somebody has approved it. */
@TestPropertySource(properties = "kiosque.showing.languages.en.gist=hold")
class HoldingIT extends WithTranslator {

    private TranslatedArticle lastTold(String id) {
        return service.told(id).getLast().event().translation();
    }

    @Test
    void aMachinesTextIsHeldUntilItIsApprovedAndSoIsItsUpdate() throws Exception {
        String id = newArticleId();
        String first = "Une phrase " + id + ".";
        service.published(article(id, 1, "Titre", null, first), 1);
        await().until(() -> queued("held", id).isPresent());
        assertThat(sheet(id).at("/held").asBoolean()).isTrue();
        assertThat(sheet(id).at("/status").asString()).isEqualTo("done");
        json(write(id, first, "One sentence.", "approved"), 200);
        assertThat(service.told(id)).as("not all is approved").isEmpty();
        assertThat(queued("held", id).orElseThrow().at("/held").asBoolean()).isTrue();

        json(post(id, "/approval", tag(id)), 200);
        assertThat(service.awaitTranslation(id, 1).body()).isEqualTo("One sentence.");
        assertThat(queued("held", id)).isEmpty();
        assertThat(sheet(id).at("/held").asBoolean()).isFalse();

        service.revised(article(id, 2, "Titre", null, first + " Encore " + id + "."), 2);
        await().until(() -> queued("held", id).isPresent());
        assertThat(lastTold(id).revision())
                .as("readers go on with what they had")
                .isEqualTo(1);
        json(post(id, "/approval", tag(id)), 200);
        assertThat(service.awaitTranslation(id, 2).tier()).isNull();
        assertThat(lastTold(id).reviewedBy()).isEqualTo("camille");
    }

    @Test
    void whatPeopleHaveWrittenThemselvesIsNotHeld() throws Exception {
        String id = newArticleId();
        service.published(article(id, 1, "Titre " + id, null, "Texte " + id + "."), 1);
        await().until(() -> queued("held", id).isPresent());
        json(writeAll(id, "By hand: "), 200);
        assertThat(service.awaitTranslation(id, 1).body()).startsWith("By hand: ");
    }
}
