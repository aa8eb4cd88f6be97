package org.kiosque.common.testing.broken.desksknownoformspathsorpages;

import org.springframework.http.HttpStatus;

class CommentDesk {
    HttpStatus answer() {
        return HttpStatus.OK;
    }
}
