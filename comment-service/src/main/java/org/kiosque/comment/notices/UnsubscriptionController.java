package org.kiosque.comment.notices;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.kiosque.comment.notices.Letters.Texts;
import org.kiosque.comment.notices.NoticeException.NoSuchMailboxException;
import org.kiosque.comment.privacy.MailboxSeal;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Ends the letters to one mailbox: by a person who follows the link in one and presses a button, or by their mail program, which posts
 * (RFC 8058). Looking changes nothing, since programs follow links by themselves.
 */
@RestController
@RequestMapping(UnsubscriptionController.PATH)
record UnsubscriptionController(MailboxSeal seal, Notices notices) {

    static final String PATH = "/api/v1/notices";

    private static final MediaType PAGE = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    @GetMapping("/{mailbox}")
    ResponseEntity<String> ask(@PathVariable String mailbox, Locale locale) {
        required(mailbox);
        Texts texts = Texts.in(locale);
        return page(
                texts,
                "<p>" + texts.of("page.question") + "</p><form method=\"post\"><button>" + texts.of("page.button")
                        + "</button></form>");
    }

    /** Repeating is harmless. */
    @PostMapping("/{mailbox}")
    ResponseEntity<String> end(@PathVariable String mailbox, Locale locale) {
        notices.refuse(required(mailbox));
        Texts texts = Texts.in(locale);
        return page(texts, "<p>" + texts.of("page.done") + "</p>");
    }

    private String required(String mailbox) {
        return seal.addressOf(mailbox).orElseThrow(NoSuchMailboxException::new);
    }

    private static ResponseEntity<String> page(Texts texts, String body) {
        String title = texts.of("page.title");
        return ResponseEntity.ok()
                .contentType(PAGE)
                .cacheControl(CacheControl.noStore())
                .body("<!DOCTYPE html><html lang=\"" + texts.of("page.language") + "\"><head><meta"
                        + " charset=\"utf-8\"><meta"
                        + " name=\"viewport\""
                        + " content=\"width=device-width\"><meta"
                        + " name=\"robots\""
                        + " content=\"noindex\"><title>"
                        + title + "</title></head><body><main><h1>" + title + "</h1>" + body + "</main></body></html>");
    }
}
