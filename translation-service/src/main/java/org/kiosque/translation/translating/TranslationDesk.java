package org.kiosque.translation.translating;

import java.time.InstantSource;
import java.util.List;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.languages.Language;
import org.kiosque.translation.engine.Engines;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.translating.Translation.Status;
import org.kiosque.translation.translating.TranslationException.NoSuchTranslationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/** What people may ask about translations. Those of withdrawn articles do not exist for them. */
@Service
class TranslationDesk {

    private final Translations translations;
    private final TranslationWorker worker;
    private final Engines engines;
    private final InstantSource clock;

    TranslationDesk(Translations translations, TranslationWorker worker, Engines engines, InstantSource clock) {
        this.translations = translations;
        this.worker = worker;
        this.engines = engines;
        this.clock = clock;
    }

    /** @throws NoSuchTranslationException when no such article is published */
    List<Translation> of(String articleId) {
        List<Translation> known = translations.of(articleId).stream()
                .filter(translation -> translation.status() != Status.WITHDRAWN)
                .map(this::explained)
                .toList();
        if (known.isEmpty()) {
            throw new NoSuchTranslationException();
        }
        return known;
    }

    /** @throws NoSuchTranslationException when the article is not published, or not to be translated into this */
    Translation one(String articleId, Language language) {
        return translations
                .find(articleId, language)
                .filter(translation -> translation.status() != Status.WITHDRAWN)
                .map(this::explained)
                .orElseThrow(NoSuchTranslationException::new);
    }

    /** Makes it again, except for what people wrote. */
    Translation retranslate(String articleId, Language language) {
        Translation translation = one(articleId, language);
        if (translation.status() == Status.WAITING) {
            return translation;
        }
        try {
            Translation saved = translations.save(translation.restarted(clock.instant()));
            worker.nudge();
            return saved;
        } catch (OptimisticLockingFailureException changed) {
            return one(articleId, language); // somebody asked for the same, or a revision has come: it is made anyway
        }
    }

    /** One that waits for an engine does not know it: nobody has looked at it yet. */
    private Translation explained(Translation translation) {
        ArticleSnapshot article = translation.article();
        if (translation.status() == Status.WAITING && article != null) {
            LanguagePair pair = LanguagePair.of(article.language(), translation.language());
            if (engines.toPublish(pair).isEmpty()) {
                return translation.waitingBecause("no engine can translate " + pair + " at the moment");
            }
        }
        return translation;
    }
}
