package org.kiosque.comment.spam.akismet;

import java.util.Map;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * Akismet's check of one comment. Nothing here is retried.
 *
 * @see <a href="https://akismet.com/developers/detailed-docs/comment-check/">Akismet, comment check</a>
 */
@FeignClient(name = "akismet", url = "${kiosque.spam.akismet.url:https://rest.akismet.com}")
interface AkismetClient {

    /** @return {@code true} for spam, {@code false}, or {@code invalid} with the header {@value Akismet#HELP} */
    @PostMapping(path = "/1.1/comment-check", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> check(@RequestBody Map<String, ?> form);
}
