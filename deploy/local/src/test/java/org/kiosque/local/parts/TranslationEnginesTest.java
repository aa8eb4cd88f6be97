package org.kiosque.local.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TranslationEnginesTest {

    @Test
    void theEnginesAreNamedInTheirOrderAndWithoutKeys() {
        assertThat(TranslationEngines.described(
                        Map.of(
                                "KIOSQUE_TRANSLATION_DEEPL_KEY", "secret",
                                "KIOSQUE_TRANSLATION_CHAT_URL", "http://localhost:1/v1",
                                "KIOSQUE_TRANSLATION_CHAT_MODEL", "a-model",
                                "KIOSQUE_TRANSLATION_ONNX_MODELS", "/srv/models",
                                "KIOSQUE_TRANSLATION_LIBRETRANSLATE_URL", "http://localhost:5000"),
                        true))
                .isEqualTo("DeepL, then a-model (chat), then Marian models, then LibreTranslate, then Apertium");
    }

    @Test
    void whoHasOnlyTheGistIsToldHowToHaveMore() {
        assertThat(TranslationEngines.described(Map.of("KIOSQUE_TRANSLATION_DEEPL_KEY", " "), true))
                .startsWith("Apertium (gist only")
                .contains("KIOSQUE_TRANSLATION_DEEPL_KEY");
        assertThat(TranslationEngines.described(Map.of(), false)).contains("no engine");
    }
}
