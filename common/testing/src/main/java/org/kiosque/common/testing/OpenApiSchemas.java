package org.kiosque.common.testing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the schemas of records lack: short names, and which fields are always there or may be null, as JSpecify says. */
final class OpenApiSchemas {

    private static final String REFERENCE = "#/components/schemas/";

    /** Generic types bear the whole names of their arguments behind their own, with a capital. */
    private static final Pattern PACKAGES = Pattern.compile("(?:[Oo]rg|[Jj]ava)\\.(?:[a-z][a-z0-9_]*\\.)*");

    private final ObjectNode document;
    private final ObjectNode schemas;

    private OpenApiSchemas(ObjectNode document) {
        this.document = document;
        this.schemas = document.withObject("components").withObject("schemas");
    }

    /** Changes the schemas of a document whose schemas bear the whole names of their classes. */
    static void tidy(ObjectNode document) {
        var schemas = new OpenApiSchemas(document);
        schemas.sayWhatIsThere();
        schemas.shorten();
    }

    /** Leaves out what no call asks or answers. */
    static void dropUnused(ObjectNode document) {
        var schemas = new OpenApiSchemas(document);
        var roots = new ArrayList<JsonNode>(List.of(document.withObject("paths")));
        document.withObject("components").properties().stream()
                .filter(kind -> !kind.getKey().equals("schemas"))
                .forEach(kind -> roots.add(kind.getValue()));
        schemas.schemas.retain(schemas.reachable(roots));
    }

    private void sayWhatIsThere() {
        Set<String> asked = reachable(bodiesOfRequests());
        for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
            String name = schema.getKey();
            int generic = name.indexOf("Org.", 1);
            Class<?> type = record(generic < 0 ? name : name.substring(0, generic));
            if (type != null && schema.getValue().get("properties") instanceof ObjectNode properties) {
                List<String> required = new ArrayList<>();
                sayWhatIsThere(type, properties, asked.contains(name), required);
                ObjectNode described = (ObjectNode) schema.getValue();
                described.remove("required");
                if (!required.isEmpty()) {
                    ArrayNode names = described.putArray("required");
                    required.forEach(names::add);
                }
            }
        }
    }

    private static void sayWhatIsThere(Class<?> type, ObjectNode properties, boolean asked, List<String> required) {
        for (RecordComponent component : type.getRecordComponents()) {
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                var own = new ArrayList<String>();
                sayWhatIsThere(component.getType(), properties, asked, own);
                required.addAll(nullable ? List.of() : own);
            } else if (properties.get(component.getName()) instanceof ObjectNode property) {
                allowNullItems(property, component.getAnnotatedType());
                if (nullable) {
                    allowNull(properties, component.getName());
                } else if (!(asked && component.getType().isPrimitive()) && !isLeftOutWhenEmpty(component)) {
                    required.add(component.getName());
                }
            }
        }
    }

    private static boolean isLeftOutWhenEmpty(RecordComponent component) {
        JsonInclude included = component.getAccessor().getAnnotation(JsonInclude.class);
        return included != null && included.value() != JsonInclude.Include.ALWAYS;
    }

    private static void allowNullItems(ObjectNode list, AnnotatedType type) {
        if (list.has("items")
                && type instanceof AnnotatedParameterizedType generic
                && generic.getAnnotatedActualTypeArguments()[0].isAnnotationPresent(Nullable.class)) {
            allowNull(list, "items");
        }
    }

    private static void allowNull(ObjectNode properties, String name) {
        ObjectNode property = (ObjectNode) properties.get(name);
        JsonNode type = property.get("type");
        if (type != null && type.isString()) {
            property.putArray("type").add(type.asString()).add("null");
            if (property.get("enum") instanceof ArrayNode values) {
                values.addNull();
            }
        } else if (property.has("$ref")) {
            ObjectNode either = properties.objectNode();
            ArrayNode options = either.putArray("oneOf");
            options.add(property);
            options.addObject().put("type", "null");
            properties.set(name, either);
        }
    }

    private static @Nullable Class<?> record(String name) {
        for (String binary = name; ; ) {
            if (ClassUtils.isPresent(binary, null)) {
                Class<?> type = ClassUtils.resolveClassName(binary, null);
                return type.isRecord() ? type : null;
            }
            int last = binary.lastIndexOf('.');
            if (last < 0) {
                return null;
            }
            binary = binary.substring(0, last) + "$" + binary.substring(last + 1);
        }
    }

    private List<JsonNode> bodiesOfRequests() {
        List<JsonNode> bodies = new ArrayList<>();
        document.withObject("paths")
                .forEach(path -> path.forEach(operation -> bodies.add(operation.path("requestBody"))));
        return bodies;
    }

    private Set<String> reachable(List<JsonNode> from) {
        var found = new HashSet<String>();
        Deque<JsonNode> left = new ArrayDeque<>(from);
        while (!left.isEmpty()) {
            JsonNode node = left.pop();
            for (JsonNode reference : node.findValues("$ref")) {
                String name = reference.asString().substring(REFERENCE.length());
                if (found.add(name) && schemas.has(name)) {
                    left.push(schemas.get(name));
                }
            }
        }
        return found;
    }

    private void shorten() {
        Map<String, List<String>> byShortName =
                schemas.propertyNames().stream().collect(Collectors.groupingBy(OpenApiSchemas::shortName));
        var names = new HashMap<String, String>();
        byShortName.forEach((shortName, of) ->
                of.forEach(name -> names.put(name, of.size() == 1 ? shortName : capital(room(name)) + shortName)));
        rename(document, names);
        var sorted = new TreeMap<String, JsonNode>();
        schemas.properties().forEach(schema -> sorted.put(names.getOrDefault(schema.getKey(), ""), schema.getValue()));
        schemas.removeAll();
        sorted.forEach(schemas::set);
    }

    private static void rename(JsonNode node, Map<String, String> names) {
        if (node instanceof ObjectNode object && object.path("$ref").isString()) {
            String name = object.get("$ref").asString();
            object.put("$ref", REFERENCE + names.getOrDefault(name.substring(REFERENCE.length()), ""));
        }
        node.forEach(child -> rename(child, names));
    }

    /** Without packages and outer classes: {@code PageCard} of {@code org.a.Pageorg.b.ReadingApi.Card}. */
    private static String shortName(String name) {
        return PACKAGES.splitAsStream(name)
                .map(type -> type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1))
                .collect(Collectors.joining());
    }

    /** The last of the packages of what it is of. */
    private static String room(String name) {
        return name.substring(name.lastIndexOf("org."))
                .replaceAll("\\.[A-Z].*", "")
                .replaceAll(".*\\.", "");
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
