package org.kiosque.comment.translating;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

/** translation-service's short texts. Repeating is harmless. */
@FeignClient(name = "translation-service", url = "http://translation-service")
interface TranslationClient {

    /** That it takes at once, in number and in characters of all. */
    int MOST_TEXTS = 50;

    int LONGEST_TOGETHER = 50_000;

    /** @param replica that is asked */
    @PostMapping(path = "/api/v1/translate", consumes = MediaType.APPLICATION_JSON_VALUE)
    Answer translate(
            URI replica, @RequestHeader(HttpHeaders.AUTHORIZATION) String token, @RequestBody Question question);

    record Question(String from, String to, List<String> texts) {}

    /**
     * There is more in it, which nobody here needs.
     *
     * @param texts in the order of the question; null for one that has no translation which could be shown
     * @param engine null where none was needed
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(
            @Nullable List<@Nullable String> texts,
            @Nullable String engine) {

        /** @return -1 when there are none at all */
        int count() {
            return texts == null ? -1 : texts.size();
        }

        @Nullable String text(int place) {
            return texts == null ? null : texts.get(place);
        }
    }
}
