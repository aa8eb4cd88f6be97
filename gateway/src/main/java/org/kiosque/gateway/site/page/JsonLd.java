package org.kiosque.gateway.site.page;

import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what schema.org has words for. */
@Component
public class JsonLd {

    private final JsonMapper json;

    JsonLd(JsonMapper json) {
        this.json = json;
    }

    /** @return JSON in which no markup can end the script element that holds it */
    public String written(Map<String, Object> thing) {
        return json.writeValueAsString(thing)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
