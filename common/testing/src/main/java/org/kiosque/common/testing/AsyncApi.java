package org.kiosque.common.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** A producer's AsyncAPI 3 document, held against the golden samples of what it produces. */
public final class AsyncApi {

    private final Map<String, Object> document;

    private AsyncApi(Map<String, Object> document) {
        this.document = document;
    }

    /** @param resource such as {@code /asyncapi/article-service.yaml} */
    public static AsyncApi document(String resource) throws IOException {
        try (InputStream yaml = AsyncApi.class.getResourceAsStream(resource)) {
            return new AsyncApi(new Yaml().load(yaml));
        }
    }

    /** Fails unless {@code message} is described under that event's name, with a payload that its sample fits. */
    public void describes(String message, String type) {
        Map<String, Object> described = child(child(child(document, "components"), "messages"), message);
        assertThat(described).containsEntry("name", type);

        var schema = new LinkedHashMap<>(child(described, "payload"));
        schema.put("components", document.get("components")); // so that references lead somewhere
        Schema payload = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JsonMapper.shared().writeValueAsString(schema));
        assertThat(payload.validate(new String(GoldenSamples.of(type), StandardCharsets.UTF_8), InputFormat.JSON))
                .isEmpty();
        assertThat(payload.validate("{}", InputFormat.JSON)).isNotEmpty();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> parent, String name) {
        assertThat(parent).containsKey(name);
        return Objects.requireNonNull((Map<String, Object>) parent.get(name));
    }
}
