package org.kiosque.article.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.Samples;
import org.kiosque.article.WholeService;
import org.kiosque.common.events.RandomId;
import org.springframework.beans.factory.annotation.Autowired;

/** What of the original's holds in its other languages, too. */
@WholeService
class EditionsIT {

    @Autowired
    Client client;

    @Autowired
    ReadCopies copies;

    @Test
    void aTranslationHasTheSectionButOfWhatSearchEnginesAreShownThePictureAlone() {
        String id = RandomId.next();
        copies.apply(Samples.revised(id), 2);
        copies.apply(Samples.translated(id), 1);

        Answer original = client.read(id, "fr");
        assertThat(original.text("/section/key")).isEqualTo("regions");
        assertThat(original.text("/section/name")).isEqualTo("Régions");
        assertThat(original.text("/seo/metaTitle")).isEqualTo("Train de nuit : la ligne rouvre");
        Answer translation = client.read(id, "en");
        assertThat(translation.text("/language")).isEqualTo("en");
        assertThat(translation.text("/section/key")).isEqualTo("regions");
        assertThat(translation.text("/seo/socialImage/url")).isEqualTo("/media/8j3m/1280.jpg");
        assertThat(translation.json().get("seo").size()).isEqualTo(1);
    }

    @Test
    void anEventWithoutThemTakesThemAway() {
        String id = RandomId.next();
        copies.apply(Samples.revised(id), 2);
        copies.apply(Samples.published(id), 3);
        assertThat(client.read(id, "fr").json().has("section")).isFalse();
        assertThat(client.read(id, "fr").json().has("seo")).isFalse();
    }
}
