package org.kiosque.translation.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;

import org.junit.jupiter.api.Test;
import org.kiosque.common.events.TranslationCompleted;
import org.kiosque.common.events.TranslationEvent;
import org.kiosque.common.events.TranslationOffered;
import org.springframework.test.context.TestPropertySource;

/** A site whose readers get the original, and a machine's gist if they ask for it, until somebody has approved it. */
@TestPropertySource(properties = "kiosque.showing.gist=original")
class OfferingIT extends WithTranslator {

    private TranslationEvent lastTold(String id) {
        return service.told(id).getLast().event();
    }

    @Test
    void aMachinesTextIsOfferedUntilItIsApprovedAndSoIsItsUpdate() throws Exception {
        String id = newArticleId();
        String first = "Une phrase " + id + ".";
        service.published(article(id, 1, "Titre " + id, null, first), 1);
        assertThat(service.awaitTranslation(id, 1).tier()).isEqualTo("gist");
        assertThat(lastTold(id)).isInstanceOf(TranslationOffered.class);
        assertThat(sheet(id).at("/held").asBoolean()).isFalse();
        assertThat(lastTold(id).translation().slug())
                .as("nobody has approved the words")
                .isEqualTo("titre-" + id + "-" + id);

        json(write(id, "Titre " + id, "Title", "approved"), 200);
        await().until(() -> service.told(id).size() == 2);
        assertThat(lastTold(id)).as("not all is approved").isInstanceOf(TranslationOffered.class);

        json(post(id, "/approval", tag(id)), 200);
        await().until(() -> service.told(id).size() == 3);
        assertThat(lastTold(id)).isInstanceOf(TranslationCompleted.class);
        assertThat(lastTold(id).translation().slug()).isEqualTo("title-" + id);

        service.revised(article(id, 2, "Titre " + id, null, first + " Encore " + id + "."), 2);
        service.awaitTranslation(id, 2);
        assertThat(lastTold(id)).isInstanceOf(TranslationOffered.class);
        json(writeAll(id, "By hand: "), 200);
        await().until(() -> lastTold(id) instanceof TranslationCompleted);
    }
}
