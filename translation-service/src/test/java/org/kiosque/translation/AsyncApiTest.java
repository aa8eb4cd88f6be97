package org.kiosque.translation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.common.testing.AsyncApi;

class AsyncApiTest {

    @ParameterizedTest
    @CsvSource({"translationCompleted, translation.completed.v1", "translationOffered, translation.offered.v1"})
    void theDocumentFitsTheGoldenSamples(String message, String type) throws Exception {
        AsyncApi.document("/asyncapi/translation-service.yaml").describes(message, type);
    }
}
