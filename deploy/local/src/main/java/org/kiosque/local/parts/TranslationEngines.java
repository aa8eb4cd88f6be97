package org.kiosque.local.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which engines translate, by what the environment and the machine have: translation-service asks them in this order. */
public final class TranslationEngines {

    private static final String BETTER = "gist only; a key in KIOSQUE_TRANSLATION_DEEPL_KEY, a server in"
            + " KIOSQUE_TRANSLATION_CHAT_URL with KIOSQUE_TRANSLATION_CHAT_MODEL, or models in"
            + " KIOSQUE_TRANSLATION_ONNX_MODELS, gives text to publish";

    private TranslationEngines() {}

    /** @return one line for the person who has started Kiosque, without any key */
    public static String described(Map<String, String> environment, boolean apertium) {
        List<String> engines = new ArrayList<>();
        if (says(environment, "KIOSQUE_TRANSLATION_DEEPL_KEY")) {
            engines.add("DeepL");
        }
        if (says(environment, "KIOSQUE_TRANSLATION_CHAT_URL") && says(environment, "KIOSQUE_TRANSLATION_CHAT_MODEL")) {
            engines.add(environment.get("KIOSQUE_TRANSLATION_CHAT_MODEL") + " (chat)");
        }
        if (says(environment, "KIOSQUE_TRANSLATION_ONNX_MODELS")) {
            engines.add("Marian models");
        }
        boolean good = !engines.isEmpty();
        if (says(environment, "KIOSQUE_TRANSLATION_LIBRETRANSLATE_URL")) {
            engines.add("LibreTranslate");
        }
        if (apertium) {
            engines.add("Apertium");
        }
        if (engines.isEmpty()) {
            return "no engine: originals are shown, translations wait";
        }
        return String.join(", then ", engines) + (good ? "" : " (" + BETTER + ")");
    }

    private static boolean says(Map<String, String> environment, String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }
}
