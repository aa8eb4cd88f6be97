package org.kiosque.article.reading;

import org.kiosque.common.languages.Language;

/**
 * What of an article is asked for.
 *
 * @param offered whether also a machine's text that readers get only if they ask for it
 * @param segments whether also where each sentence of a translation comes from
 */
record Asked(Language language, boolean offered, boolean segments) {

    static Asked shown(Language language) {
        return new Asked(language, false, false);
    }
}
