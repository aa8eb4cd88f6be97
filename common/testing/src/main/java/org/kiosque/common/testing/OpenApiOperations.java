package org.kiosque.common.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who may call what, what is answered, and what can go wrong: from the canvas and the rules that hold for every call. */
final class OpenApiOperations {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final Pattern STATUS = Pattern.compile("\\b20[1-4]\\b");
    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\([^)]*\\)");
    private static final Pattern CLAUSE = Pattern.compile("[A-Za-z][^`:;,(]{3,80}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
    private static final Map<String, String> SUCCESSES = Map.of(
            "200", "What was asked for",
            "201", "It was made",
            "202", "It was taken",
            "203", "It is there in another form",
            "204", "It was done");

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    private final ObjectNode document;

    /** What the canvas calls an operation's path, by the operation. */
    private final Map<String, String> renamed = new HashMap<>();

    private final Map<String, Canvas.Call> canvas;
    private final Set<String> tags = new TreeSet<>();
    private final Set<OpenApiProblem> problems = new TreeSet<>();

    OpenApiOperations(ObjectNode document, Map<String, Canvas.Call> canvas) {
        this.document = document;
        this.canvas = canvas;
    }

    /** @param service such as {@code article} */
    void complete(String service) {
        ObjectNode paths = joined(document.withObject("paths"));
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (String method : METHODS) {
                if (path.getValue().get(method) instanceof ObjectNode operation) {
                    complete(path.getKey(), method, operation);
                }
            }
        }
        ObjectNode whole = document.objectNode();
        whole.put("openapi", "3.1.1");
        ObjectNode info = whole.putObject("info");
        info.put("title", "Kiosque " + service + "-service");
        info.put("version", "1");
        info.put(
                "description",
                "The calls of " + service
                        + "-service, as the gateway passes them on. Errors are problem details (RFC 9457); "
                        + "every answer may bear further fields in time; parameters and fields that would be ignored are refused.");
        info.putObject("contact").put("name", "The people who run this Kiosque");
        whole.putArray("servers").addObject().put("url", "/").put("description", "The gateway");
        ArrayNode described = whole.putArray("tags");
        tags.forEach(
                tag -> described.addObject().put("name", tag).put("description", "Calls below `/api/v1/" + tag + "`"));
        whole.set("paths", paths);
        whole.set("components", components());
        document.removeAll();
        whole.properties().forEach(part -> document.set(part.getKey(), part.getValue()));
    }

    /** Controllers may call the same place {@code {id}} and {@code {idOrSlug}}; a document may not. */
    private ObjectNode joined(ObjectNode paths) {
        var names = new HashMap<String, String>();
        ObjectNode joined = document.objectNode();
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            String name = names.computeIfAbsent(VARIABLE.matcher(path.getKey()).replaceAll("{}"), _ -> path.getKey());
            ObjectNode operations =
                    joined.withObject("/" + name.replace("~", "~0").replace("/", "~1"));
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                callVariables(operation.getValue(), path.getKey(), name);
                operations.set(operation.getKey(), operation.getValue());
                renamed.put(operation.getKey() + " " + name, path.getKey());
            }
        }
        return joined;
    }

    private static void callVariables(JsonNode operation, String from, String to) {
        List<String> before = variables(from);
        List<String> after = variables(to);
        operation.path("parameters").forEach(parameter -> {
            int place = before.indexOf(parameter.path("name").asString(""));
            if (place >= 0 && "path".equals(parameter.path("in").asString(""))) {
                ((ObjectNode) parameter).put("name", after.get(place));
            }
        });
    }

    private static List<String> variables(String path) {
        return VARIABLE.matcher(path)
                .results()
                .map(variable -> variable.group(1))
                .toList();
    }

    private ObjectNode components() {
        ObjectNode components = document.objectNode();
        ObjectNode responses = components.putObject("responses");
        problems.forEach(problem -> responses.set(problem.name(), problem.response(document)));
        ObjectNode schemas = document.withObject("components").withObject("schemas");
        schemas.set("Problem", OpenApiProblem.schema(document));
        components.set("schemas", schemas);
        ObjectNode bearer = components.putObject("securitySchemes").putObject("bearer");
        bearer.put("type", "http");
        bearer.put("scheme", "bearer");
        bearer.put("bearerFormat", "JWT");
        bearer.put("description", "An access token of the identity provider with the role in its claim `roles`");
        return components;
    }

    private void complete(String path, String method, ObjectNode operation) {
        String name = method.toUpperCase(Locale.ROOT) + " " + renamed.getOrDefault(method + " " + path, path);
        Canvas.@Nullable Call call = canvas.get(name);
        if (call == null) {
            throw new AssertionError("The canvas does not say what " + name + " is");
        }
        String what = LINK.matcher(call.what()).replaceAll("$1");
        ObjectNode before = operation.deepCopy();
        operation.removeAll();
        operation.put("operationId", idOf(method, path));
        operation.put("summary", summary(what, before.path("operationId").asString("")));
        operation.put("description", capital(what) + ". For: " + call.who() + ".");
        String tag = path.split("/", -1)[path.startsWith("/api/v1/") ? 3 : 1];
        tags.add(tag);
        operation.putArray("tags").add(tag);
        ArrayNode security = operation.putArray("security");
        boolean roles = !call.who().equals("all")
                && !call.who().startsWith("its author")
                && !call.who().startsWith("who ");
        if (roles) {
            security.addObject().putArray("bearer");
        }
        if (before.get("parameters") instanceof ArrayNode parameters) {
            parameters.forEach(OpenApiOperations::describe);
            operation.set("parameters", parameters);
        }
        if (before.has("requestBody")) {
            operation.set("requestBody", before.get("requestBody"));
        }
        operation.set("responses", responses(method, path, what, roles, before));
    }

    private ObjectNode responses(String method, String path, String what, boolean roles, ObjectNode before) {
        ObjectNode responses = document.objectNode();
        Map.Entry<String, JsonNode> answer = before.path("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .findFirst()
                .orElseThrow();
        JsonNode content = answer.getValue().path("content");
        String status = statusOf(what, answer.getKey(), content.isMissingNode() && !method.equals("get"));
        ObjectNode success = responses.putObject(status).put("description", SUCCESSES.getOrDefault(status, "Done"));
        if (!content.isMissingNode() && !status.equals("204")) {
            ObjectNode typed = success.putObject("content");
            content.properties()
                    .forEach(type -> typed.set(
                            type.getKey().equals("*/*") ? mediaTypeOf(path) : type.getKey(), type.getValue()));
        }
        Set<String> headers = new TreeSet<>();
        before.path("parameters")
                .forEach(parameter -> headers.add(parameter.path("name").asString("")));
        var possible = new TreeSet<OpenApiProblem>(
                List.of(OpenApiProblem.InvalidRequest, OpenApiProblem.TooManyRequests, OpenApiProblem.Unavailable));
        if (roles) {
            possible.addAll(List.of(OpenApiProblem.Unauthenticated, OpenApiProblem.Forbidden));
        }
        if (path.contains("{")) {
            possible.add(OpenApiProblem.NotFound);
        }
        if (headers.contains("If-Match")) {
            possible.addAll(List.of(OpenApiProblem.PreconditionFailed, OpenApiProblem.PreconditionRequired));
        }
        if (headers.contains("Idempotency-Key")) {
            possible.addAll(List.of(OpenApiProblem.Conflict, OpenApiProblem.OtherBody));
        }
        if (before.has("requestBody")) {
            possible.addAll(List.of(OpenApiProblem.TooLarge, OpenApiProblem.UnsupportedMediaType));
        }
        for (OpenApiProblem problem : OpenApiProblem.values()) {
            if (what.matches(".*\\b" + problem.key() + "\\b.*")) {
                possible.add(problem);
            }
        }
        if (what.contains("304")) {
            responses.putObject("304").put("description", "It is as you have it");
        }
        possible.add(OpenApiProblem.Other);
        possible.forEach(
                problem -> responses.putObject(problem.key()).put("$ref", "#/components/responses/" + problem.name()));
        problems.addAll(possible);
        return sorted(responses);
    }

    /** As the end of the path says, if it does. */
    private static String mediaTypeOf(String path) {
        return path.endsWith(".jpg") ? "image/jpeg" : path.endsWith(".webp") ? "image/webp" : JSON;
    }

    /** That of an annotation, else the one that the canvas names, else that of an answer with or without a body. */
    private static String statusOf(String what, String annotated, boolean empty) {
        if (!annotated.equals("200")) {
            return annotated;
        }
        Matcher said = STATUS.matcher(what);
        return said.find() ? said.group() : empty ? "204" : "200";
    }

    private static ObjectNode sorted(ObjectNode responses) {
        var inOrder = new TreeMap<String, JsonNode>();
        responses.properties().forEach(response -> inOrder.put(response.getKey(), response.getValue()));
        ObjectNode sorted = responses.objectNode();
        inOrder.forEach(sorted::set);
        return sorted;
    }

    private static void describe(JsonNode parameter) {
        String name = parameter.path("name").asString("");
        String description = switch (name) {
            case "cursor" -> "Where the page before ended: its `nextCursor`";
            case "limit" -> "How many at most";
            case "lang" -> "A language of the site, as a BCP 47 tag";
            case "If-Match" -> "The `ETag` of what you have read";
            case "Idempotency-Key" -> "Any text of your own: repeated with the same body, the first answer comes again";
            case "idOrSlug" -> "The article's id, or any address part that ends with it";
            default -> null;
        };
        if (description != null) {
            ((ObjectNode) parameter).put("description", description);
        }
    }

    private static String summary(String what, String method) {
        Matcher clause = CLAUSE.matcher(what);
        if (clause.lookingAt()) {
            return capital(clause.group().strip());
        }
        return capital(
                method.replaceAll("_\\d+$", "").replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT));
    }

    /** Such as {@code getArticlesByIdOrSlugComments}: paths never change, methods of controllers may. */
    private static String idOf(String method, String path) {
        var id = new StringBuilder(method);
        List<String> parts = new ArrayList<>(List.of(path.split("/", -1)));
        parts.removeAll(List.of("", "api", "v1"));
        for (String part : parts) {
            if (part.startsWith("{")) {
                id.append("By");
            }
            WORD.matcher(part).results().forEach(word -> id.append(capital(word.group())));
        }
        return id.toString();
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    static ObjectNode problemContent(ObjectNode response) {
        return response.putObject("content").putObject(PROBLEM);
    }
}
