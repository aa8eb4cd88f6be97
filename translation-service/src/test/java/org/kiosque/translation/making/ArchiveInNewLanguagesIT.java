package org.kiosque.translation.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.translation.translations.Status;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** The archive is wanted in a language that the site has got. */
class ArchiveInNewLanguagesIT extends WithWorkers {

    private static final Language SPANISH = Language.of("es");

    @Autowired
    private KnownLanguages known;

    @Autowired
    private KafkaProperties kafka;

    @Autowired
    private BroughtInTranslations broughtIn;

    private ArchiveInNewLanguages of(SiteLanguages site) {
        return new ArchiveInNewLanguages(
                known, translations, new ArticleListener(translations, broughtIn, worker, site), site, kafka);
    }

    @Test
    void whatWasPublishedBeforeIsWantedInTheNewLanguageAndNothingElseChanges() {
        String id = newArticleId();
        String withdrawn = newArticleId();
        service.published(article(id, 1, "Archive " + id, null, "Texte " + id + "."), 1);
        service.published(article(withdrawn, 1, "Retiré", null, "Texte."), 1);
        service.withdrawn(withdrawn, 2);
        service.awaitTranslation(id, 1);
        await().until(() -> service.stored(withdrawn)
                .filter(found -> found.status() == Status.WITHDRAWN)
                .isPresent());
        int asked = engine.asked(id).size();
        SiteLanguages three = SiteLanguages.of("en", "fr", "es");
        var archive = of(three);
        archive.start();
        try {
            await().until(() -> known.unknownOf(three.languages()).isEmpty());
        } finally {
            archive.stop();
        }
        assertThat(service.stored(id, SPANISH).orElseThrow().status()).isEqualTo(Status.WAITING);
        assertThat(service.stored(withdrawn, SPANISH))
                .matches(found -> found.isEmpty() || found.get().status() == Status.WITHDRAWN);
        assertThat(engine.asked(id)).hasSize(asked);
        assertThat(service.told(id)).hasSize(1);

        var two = of(SiteLanguages.of("en", "fr"));
        two.start();
        try {
            await().until(() -> known.unknownOf(three.languages()).equals(List.of(SPANISH)));
        } finally {
            two.stop();
        }
    }
}
