package org.kiosque.common.testing.good;

import org.springframework.web.bind.annotation.RestController;

@RestController
class Remarks {
    static final String COLLECTION = "remarks";

    String get() {
        return COLLECTION;
    }
}
