package org.kiosque.gateway.site;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.CommentClient;
import org.kiosque.gateway.client.NewComment;
import org.kiosque.gateway.client.Problem;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.edge.EdgeProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

/** Takes the comment form as browsers without JavaScript send it. */
@Component
class CommentSubmissions {

    /** Fields of the API, by JSON pointer, and of the form. */
    private static final Map<String, String> FIELDS =
            Map.of("/author/name", "name", "/author/email", "email", "/body", "text");

    private final CommentClient comments;
    private final Frames frames;
    private final SiteProperties site;
    private final String captchaProvider;

    CommentSubmissions(CommentClient comments, Frames frames, SiteProperties site, EdgeProperties edge) {
        this.comments = comments;
        this.frames = frames;
        this.site = site;
        this.captchaProvider = edge.captchaProvider();
    }

    /** What the browser sent; whatever is missing is empty. */
    record Submission(String name, String email, String text) {

        private static Submission of(MultiValueMap<String, String> form) {
            return new Submission(field(form, "name"), field(form, "email"), field(form, "text"));
        }

        private static String field(MultiValueMap<String, String> form, String name) {
            return Objects.requireNonNullElse(form.getFirst(name), "");
        }
    }

    /**
     * Waits for the form to arrive.
     *
     * @throws ResponseStatusException 400 when it is not written as forms are
     */
    static Submission submission(ServerWebExchange exchange) {
        try {
            return Submission.of(Objects.requireNonNull(exchange.getFormData().block()));
        } catch (IllegalArgumentException malformed) { // such as a lone % sign
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The form cannot be read.", malformed);
        }
    }

    /** @param submitted what the address claims; anything but an outcome is ignored */
    CommentForm blankForm(Language language, String slug, String articleId, @Nullable String submitted) {
        String outcome = "pending".equals(submitted) || "approved".equals(submitted) ? submitted : null;
        return form(language, slug, articleId, new Submission("", "", ""), Map.of(), null, outcome);
    }

    CommentForm returnedForm(
            Language language, String slug, String articleId, Submission submission, Returned returned) {
        return form(language, slug, articleId, submission, returned.errors(), returned.failure(), null);
    }

    private CommentForm form(
            Language language,
            String slug,
            String articleId,
            Submission submission,
            Map<String, String> errors,
            @Nullable String failure,
            @Nullable String outcome) {
        return new CommentForm(
                "/" + language + "/" + slug + "/comments#leave-a-comment",
                "/api/v1/articles/" + articleId + "/comments",
                captchaProvider,
                submission.name(),
                submission.email(),
                submission.text(),
                errors,
                failure,
                outcome);
    }

    sealed interface Outcome permits Taken, Returned {}

    /** @param outcome {@code pending} or {@code approved} */
    record Taken(String outcome) implements Outcome {}

    /**
     * Nothing was stored; the reader gets the text back.
     *
     * @param retryAfter the header of this name; null when there is nothing to wait for
     */
    record Returned(
            HttpStatus status,
            Map<String, String> errors,
            String failure,
            @Nullable String retryAfter) implements Outcome {

        Returned(HttpStatus status, Map<String, String> errors, String failure) {
            this(status, errors, failure, null);
        }

        /** The page holds what one reader has typed, name and e-mail address included: nobody is to keep it. */
        HttpHeaders headers() {
            HttpHeaders headers = new HttpHeaders();
            headers.setCacheControl("no-store");
            if (retryAfter != null) {
                headers.set(HttpHeaders.RETRY_AFTER, retryAfter);
            }
            return headers;
        }
    }

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

    Outcome post(String articleId, Language language, Submission submission, ServerHttpRequest request) {
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
                new NewComment.Author(submission.name(), submission.email()), submission.text(), language.tag(), null);
        try {
            var receipt = comments.post(articleId, address, comment);
            return switch (receipt.status()) {
                case "approved" -> new Taken("approved");
                case "rejected" -> new Returned(HttpStatus.BAD_REQUEST, Map.of(), text.get("form.failed.rejected"));
                default -> new Taken("pending");
            };
        } catch (ServiceException.RefusedException refused) {
            return returned(refused, text);
        } catch (ServiceException.GoneException withdrawn) {
            return new Returned(HttpStatus.CONFLICT, Map.of(), text.get("form.failed.closed"));
        } catch (ServiceException.NoSuchResourceException notYetKnown) {
            // a new article reaches the comment-service a moment after its readers
            return new Returned(HttpStatus.SERVICE_UNAVAILABLE, Map.of(), text.get("form.failed.unavailable"));
        } catch (ServiceException.UnavailableException down) {
            return new Returned(HttpStatus.SERVICE_UNAVAILABLE, Map.of(), text.get("form.failed.unavailable"));
        }
    }

    private static Returned returned(ServiceException.RefusedException refused, Texts text) {
        Map<String, String> errors = new HashMap<>();
        String kind = refused.problem().kind();
        boolean captcha = kind.startsWith("captcha");
        for (Problem.FieldError error : refused.problem().errors()) {
            String pointer = String.valueOf(error.pointer()).replaceFirst("^#", "");
            String field = FIELDS.get(pointer);
            if (field != null) {
                errors.put(field, text.get("form.error." + field));
            }
            captcha |= pointer.equals("/captcha");
        }
        return switch (refused.status()) {
            case 429 ->
                new Returned(
                        HttpStatus.TOO_MANY_REQUESTS, Map.of(), text.get("form.failed.tooMany"), refused.retryAfter());
            case 409 ->
                new Returned(
                        HttpStatus.CONFLICT,
                        Map.of(),
                        text.get(kind.equals("comment-repeated") ? "form.failed.repeated" : "form.failed.closed"));
            default -> {
                String failure = !errors.isEmpty()
                        ? "form.failed.fields"
                        : captcha ? "form.failed.captcha" : "form.failed.refused";
                yield new Returned(HttpStatus.BAD_REQUEST, Map.copyOf(errors), text.get(failure));
            }
        };
    }
}
