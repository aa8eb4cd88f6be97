package org.kiosque.comment.captcha.hcaptcha;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * hCaptcha's server-side check. Not idempotent: a token counts once, so nothing here is retried.
 *
 * @see <a href="https://docs.hcaptcha.com/#verify-the-user-response-server-side">hCaptcha's developer guide</a>
 */
@FeignClient(name = "hcaptcha", url = "${kiosque.captcha.hcaptcha.url}")
interface HCaptchaClient {

    /** @param form {@code secret}, {@code response}, {@code remoteip}, {@code sitekey} */
    @PostMapping(
            path = "/siteverify",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Verdict siteverify(@RequestBody Map<String, ?> form);

    /**
     * There is more in it, which nobody here needs.
     *
     * @param errorCodes null on success
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Verdict(
            boolean success,
            @JsonProperty("error-codes") @Nullable List<String> errorCodes) {

        List<String> errors() {
            return errorCodes == null ? List.of() : errorCodes;
        }
    }
}
