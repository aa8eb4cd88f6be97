package org.kiosque.comment.captcha;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CaptchaController {

    private final CaptchaGate gate;

    CaptchaController(CaptchaGate gate) {
        this.gate = gate;
    }

    @GetMapping("/api/v1/captcha")
    ResponseEntity<CaptchaOffer> offer() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(gate.offer());
    }
}
