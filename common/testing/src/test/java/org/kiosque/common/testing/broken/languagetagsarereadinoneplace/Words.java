package org.kiosque.common.testing.broken.languagetagsarereadinoneplace;

import java.util.Locale;

class Words {
    Locale of(String tag) {
        return Locale.forLanguageTag(tag);
    }
}
