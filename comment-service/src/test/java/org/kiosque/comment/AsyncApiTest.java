package org.kiosque.comment;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.common.testing.AsyncApi;

class AsyncApiTest {

    @ParameterizedTest
    @CsvSource({
        "commentApproved, comment.approved.v1",
        "commentRemoved, comment.removed.v1",
        "discussionRuled, discussion.ruled.v1"
    })
    void theDocumentFitsTheGoldenSamples(String message, String type) throws Exception {
        AsyncApi.document("/asyncapi/comment-service.yaml").describes(message, type);
    }
}
