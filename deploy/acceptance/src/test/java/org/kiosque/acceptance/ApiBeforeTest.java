package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Clients of the version before are taken and answered as they were: today's OpenAPI documents break nothing of those in {@code
 * before/openapi}.
 */
class ApiBeforeTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @ValueSource(strings = {"article", "comment", "recommendation", "translation"})
    void whoCallsAsBeforeIsAnsweredAsBefore(String service) throws IOException {
        ChangedOpenApi changes = compared(before(service), today(service));
        assertThat(changes.isCompatible()).as(() -> described(changes)).isTrue();
    }

    @Test
    void whatBreaksAClientIsSeen() throws IOException {
        assertThat(isCompatible(_ -> {})).isTrue();
        assertThat(isCompatible(api -> ((ObjectNode) api.get("paths"))
                        .remove(api.get("paths").propertyNames().iterator().next())))
                .as("a call that is gone")
                .isFalse();
        assertThat(isCompatible(api -> {
                    ObjectNode schema = (ObjectNode) api.at("/components/schemas/ListedLanguage");
                    ((ObjectNode) schema.get("properties")).remove("name");
                    ((ArrayNode) schema.get("required")).removeAll().add("tag");
                }))
                .as("a field that is gone from the items of an answer's list")
                .isFalse();
    }

    private static boolean isCompatible(Consumer<ObjectNode> change) throws IOException {
        String before = before("translation");
        ObjectNode changed = (ObjectNode) JSON.readTree(before);
        change.accept(changed);
        return compared(before, JSON.writeValueAsString(changed)).isCompatible();
    }

    private static ChangedOpenApi compared(String before, String now) {
        return OpenApiCompare.fromContents(asOpenApi30(before), asOpenApi30(now));
    }

    /** What is compared looks into the items of lists only there. Types that may be null are the one thing that 3.0 says otherwise. */
    private static String asOpenApi30(String document) {
        ObjectNode api = (ObjectNode) JSON.readTree(document);
        api.put("openapi", "3.0.3");
        withOneTypeEach(api);
        return JSON.writeValueAsString(api);
    }

    private static void withOneTypeEach(JsonNode node) {
        if (node instanceof ObjectNode schema && schema.get("oneOf") instanceof ArrayNode kinds) {
            List<JsonNode> notNull = kinds.valueStream()
                    .filter(kind -> !kind.path("type").asString("").equals("null"))
                    .toList();
            if (notNull.size() == 1) {
                schema.remove("oneOf");
                schema.setAll((ObjectNode) notNull.getFirst());
            }
        }
        if (node instanceof ObjectNode schema && schema.get("type") instanceof ArrayNode types) {
            schema.put("nullable", true);
            types.valueStream()
                    .map(JsonNode::asString)
                    .filter(type -> !type.equals("null"))
                    .findFirst()
                    .ifPresent(type -> schema.put("type", type));
        }
        node.forEach(ApiBeforeTest::withOneTypeEach);
    }

    private static String before(String service) throws IOException {
        try (InputStream document =
                ApiBeforeTest.class.getResourceAsStream("/before/openapi/%s.json".formatted(service))) {
            return new String(Objects.requireNonNull(document).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String today(String service) throws IOException {
        return Files.readString(
                Platform.ROOT.resolve("%s-service/src/main/resources/openapi/%s.json".formatted(service, service)));
    }

    /** The library's own renderings fail at documents such as ours. */
    private static String described(ChangedOpenApi changes) {
        return Stream.concat(
                        changes.getMissingEndpoints().stream()
                                .map(gone -> gone.getMethod() + " " + gone.getPathUrl() + " is gone"),
                        changes.getChangedOperations().stream()
                                .filter(operation -> !operation.isCompatible())
                                .map(operation -> operation.getHttpMethod() + " " + operation.getPathUrl()))
                .collect(Collectors.joining("\n"));
    }
}
