package org.kiosque.comment;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.OpenApi;

class OpenApiTest {

    @Test
    void theDocumentIsThatOfTheControllersAndTheCanvas() throws IOException {
        OpenApi.isCurrent("comment", CommentServiceApplication.class);
    }
}
