package org.kiosque.article;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.common.testing.AsyncApi;

class AsyncApiTest {

    @ParameterizedTest
    @CsvSource({
        "articlePublished, article.published.v1",
        "articleRevised, article.revised.v1",
        "articleWithdrawn, article.withdrawn.v1",
        "translationBroughtIn, translation.brought-in.v1",
        "commentsBroughtIn, comments.brought-in.v1"
    })
    void theDocumentFitsTheGoldenSamples(String message, String type) throws Exception {
        AsyncApi.document("/asyncapi/article-service.yaml").describes(message, type);
    }
}
