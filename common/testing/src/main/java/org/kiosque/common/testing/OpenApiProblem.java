package org.kiosque.common.testing;

import tools.jackson.databind.node.ObjectNode;

/** What a call may be refused with; its name is that of the response in the document. */
enum OpenApiProblem {
    InvalidRequest("400", "invalid-request", "The request is not valid"),
    Unauthenticated("401", "unauthenticated", "A valid token is required"),
    Forbidden("403", "forbidden", "This is not allowed"),
    NotFound("404", "not-found", "There is nothing here"),
    Conflict("409", "conflict", "Somebody else changed this at the same moment"),
    Gone("410", "article-withdrawn", "The article was withdrawn"),
    PreconditionFailed("412", "precondition-failed", "It has changed since you read it"),
    TooLarge("413", "too-large", "The body is too large"),
    UnsupportedMediaType("415", "unsupported-media-type", "This media type is not understood here"),
    OtherBody("422", "idempotency-key-reused", "The key belongs to another request"),
    PreconditionRequired("428", "precondition-required", "Say which version you are changing"),
    TooManyRequests("429", "too-many-requests", "Too many requests"),
    Unavailable("503", "unavailable", "Not available for the moment"),
    Other("default", "unexpected", "Something went wrong here");

    private final String key;
    private final String slug;
    private final String title;

    OpenApiProblem(String key, String slug, String title) {
        this.key = key;
        this.slug = slug;
        this.title = title;
    }

    /** The status, or {@code default} for all others. */
    String key() {
        return key;
    }

    ObjectNode response(ObjectNode document) {
        ObjectNode response = document.objectNode();
        response.put("description", title);
        if (this == TooManyRequests || this == Unavailable) {
            ObjectNode retry = response.putObject("headers").putObject("Retry-After");
            retry.put("description", "Seconds until it is worth trying again");
            retry.putObject("schema").put("type", "integer");
        }
        ObjectNode content = OpenApiOperations.problemContent(response);
        content.putObject("schema").put("$ref", "#/components/schemas/Problem");
        ObjectNode example = content.putObject("example");
        example.put("type", "urn:kiosque:problem:" + slug);
        example.put("title", title);
        example.put("status", this == Other ? 500 : Integer.parseInt(key));
        if (this == InvalidRequest) {
            example.put("detail", "/title: must not be blank");
            example.putArray("errors").addObject().put("pointer", "/title").put("message", "must not be blank");
        }
        example.put("traceId", "4bf92f3577b34da6a3ce929d0e0e4736");
        return response;
    }

    /** RFC 9457 with what the platform adds. */
    static ObjectNode schema(ObjectNode document) {
        ObjectNode schema = document.objectNode();
        schema.put("type", "object");
        schema.put("description", "Problem details (RFC 9457)");
        ObjectNode properties = schema.putObject("properties");
        property(properties, "type", "string", "`urn:kiosque:problem:` and a slug that stays the same")
                .put("format", "uri");
        property(properties, "title", "string", "The kind of problem");
        property(properties, "status", "integer", "The HTTP status");
        property(properties, "detail", "string", "What is wrong with this request");
        property(properties, "instance", "string", "The path that was asked for");
        property(properties, "traceId", "string", "By which operators find the request in their logs");
        ObjectNode errors =
                property(properties, "errors", "array", "The fields to mend").putObject("items");
        errors.put("type", "object");
        ObjectNode error = errors.putObject("properties");
        property(error, "pointer", "string", "JSON pointer into the body, or the name of a parameter or header");
        property(error, "message", "string", "What the field must be");
        schema.putArray("required").add("type").add("title").add("status");
        return schema;
    }

    private static ObjectNode property(ObjectNode properties, String name, String type, String description) {
        return properties.putObject(name).put("type", type).put("description", description);
    }
}
