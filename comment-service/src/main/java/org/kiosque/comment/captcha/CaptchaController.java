package org.kiosque.comment.captcha;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CaptchaController {

    private final CaptchaGate gate;
    private final Tickets tickets;

    CaptchaController(CaptchaGate gate, Tickets tickets) {
        this.gate = gate;
        this.tickets = tickets;
    }

    @GetMapping("/api/v1/captcha")
    ResponseEntity<CaptchaOffer> offer(HttpServletRequest request) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(gate.offer(request.getRemoteAddr()));
    }

    @GetMapping("/api/v1/captcha/ticket")
    ResponseEntity<Tickets.Ticket> ticket() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(tickets.issue());
    }
}
