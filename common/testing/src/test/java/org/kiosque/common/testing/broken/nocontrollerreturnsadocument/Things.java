package org.kiosque.common.testing.broken.nocontrollerreturnsadocument;

import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Things {
    Stored get() {
        return new Stored();
    }

    @Document
    static class Stored {}
}
