package org.kiosque.translation;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.OpenApi;

class OpenApiTest {

    @Test
    void theDocumentIsThatOfTheControllersAndTheCanvas() throws IOException {
        OpenApi.isCurrent("translation", TranslationServiceApplication.class);
    }
}
