package org.kiosque.article;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.OpenApi;

class OpenApiTest {

    @Test
    void theDocumentIsThatOfTheControllersAndTheCanvas() throws IOException {
        OpenApi.isCurrent("article", ArticleServiceApplication.class);
    }
}
