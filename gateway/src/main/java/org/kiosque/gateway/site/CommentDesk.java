package org.kiosque.gateway.site;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.client.CommentClient;
import org.kiosque.gateway.client.NewComment;
import org.kiosque.gateway.client.Problem;
import org.kiosque.gateway.client.ServiceException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Takes the comment form as browsers without JavaScript send it. */
@Component
class CommentDesk {

    /** Fields of the API, by JSON pointer, and of the form. */
    private static final Map<String, String> FIELDS =
            Map.of("/author/name", "name", "/author/email", "email", "/body", "text");

    private final CommentClient comments;
    private final Frames frames;
    private final SiteProperties site;

    CommentDesk(CommentClient comments, Frames frames, SiteProperties site) {
        this.comments = comments;
        this.frames = frames;
        this.site = site;
    }

    /** What the browser sent; whatever is missing is empty. */
    record Submission(String name, String email, String text) {

        @SuppressWarnings("NullAway") // what a form leaves out arrives as null
        Submission {
            name = Objects.requireNonNullElse(name, "");
            email = Objects.requireNonNullElse(email, "");
            text = Objects.requireNonNullElse(text, "");
        }
    }

    sealed interface Outcome permits Taken, Returned {}

    /** @param outcome {@code pending} or {@code approved} */
    record Taken(String outcome) implements Outcome {}

    /** Nothing was stored; the reader gets the text back. */
    record Returned(
            HttpStatus status,
            Map<String, String> errors,
            @Nullable String failure) implements Outcome {}

    /**
     * There are no cookies that a foreign page could abuse; this keeps other sites from making their visitors post here.
     *
     * @throws ResponseStatusException 403 when the form was on another site's page
     */
    void refuseForeignForms(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        String fetchSite = headers.getFirst("Sec-Fetch-Site");
        String origin = headers.getOrigin();
        boolean foreign = fetchSite != null
                ? !(fetchSite.equals("same-origin") || fetchSite.equals("none"))
                : origin != null && !isOurs(origin, headers);
        if (foreign) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    private boolean isOurs(String origin, HttpHeaders headers) {
        String authority;
        try {
            authority = URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
        return authority != null
                && (authority.equalsIgnoreCase(headers.getFirst("X-Forwarded-Host"))
                        || authority.equalsIgnoreCase(site.baseUrl().getRawAuthority()));
    }

    Outcome post(String articleId, String language, Submission submission, ServerHttpRequest request) {
        Texts text = frames.texts(language);
        Map<String, String> missing = new LinkedHashMap<>();
        if (submission.name().isBlank()) {
            missing.put("name", text.get("form.error.name"));
        }
        if (submission.email().isBlank()) {
            missing.put("email", text.get("form.error.email"));
        }
        if (submission.text().isBlank()) {
            missing.put("text", text.get("form.error.text"));
        }
        if (!missing.isEmpty()) {
            return new Returned(HttpStatus.BAD_REQUEST, missing, text.get("form.failed.fields"));
        }
        String address = Objects.requireNonNullElse(request.getHeaders().getFirst("X-Forwarded-For"), "0.0.0.0");
        var comment = new NewComment(
                new NewComment.Author(submission.name(), submission.email()), submission.text(), language, null);
        try {
            var receipt = comments.post(articleId, address, comment);
            return switch (receipt.status()) {
                case "approved" -> new Taken("approved");
                case "rejected" -> new Returned(HttpStatus.BAD_REQUEST, Map.of(), text.get("form.failed.rejected"));
                default -> new Taken("pending");
            };
        } catch (ServiceException.Refused refused) {
            return returned(refused, text);
        } catch (ServiceException.Gone withdrawn) {
            return new Returned(HttpStatus.CONFLICT, Map.of(), text.get("form.failed.closed"));
        } catch (ServiceException.NotFound notYetKnown) {
            // a new article reaches the comment-service a moment after its readers
            return new Returned(HttpStatus.SERVICE_UNAVAILABLE, Map.of(), text.get("form.failed.unavailable"));
        } catch (ServiceException.Unavailable down) {
            return new Returned(HttpStatus.SERVICE_UNAVAILABLE, Map.of(), text.get("form.failed.unavailable"));
        }
    }

    private static Returned returned(ServiceException.Refused refused, Texts text) {
        Map<String, String> errors = new HashMap<>();
        String type = String.valueOf(refused.problem().type());
        boolean captcha = type.startsWith("urn:kiosque:problem:captcha");
        for (Problem.FieldError error : refused.problem().errors()) {
            String pointer = String.valueOf(error.pointer()).replaceFirst("^#", "");
            String field = FIELDS.get(pointer);
            if (field != null) {
                errors.put(field, text.get("form.error." + field));
            }
            captcha |= pointer.equals("/captcha");
        }
        return switch (refused.status()) {
            case 429 -> new Returned(HttpStatus.TOO_MANY_REQUESTS, Map.of(), text.get("form.failed.tooMany"));
            case 409 ->
                new Returned(
                        HttpStatus.CONFLICT,
                        Map.of(),
                        text.get(type.endsWith(":comment-repeated") ? "form.failed.repeated" : "form.failed.closed"));
            default -> {
                String failure = !errors.isEmpty()
                        ? "form.failed.fields"
                        : captcha ? "form.failed.captcha" : "form.failed.refused";
                yield new Returned(HttpStatus.BAD_REQUEST, Map.copyOf(errors), text.get(failure));
            }
        };
    }
}
