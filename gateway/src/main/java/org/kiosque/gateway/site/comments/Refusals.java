package org.kiosque.gateway.site.comments;

import java.util.HashMap;
import java.util.Map;
import org.kiosque.gateway.client.Problem;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.site.comments.SendingOutcome.Returned;
import org.kiosque.gateway.site.page.Texts;
import org.springframework.http.HttpStatus;

/** Explains to a reader, in the terms of the form, why the comment-service refused a comment. */
final class Refusals {

    /** Fields of the API, by JSON pointer, and of the form. */
    private static final Map<String, String> FIELDS =
            Map.of("/author/name", "name", "/author/email", "email", "/body", "text");

    private static final String PARENT = "parentId";

    private Refusals() {}

    /** Whether nothing else is wrong with the comment. */
    static boolean isOfCaptchaAlone(ServiceException.RefusedException refused) {
        Problem problem = refused.problem();
        return (problem.kind().startsWith("captcha") || !problem.errors().isEmpty())
                && problem.errors().stream().allMatch(error -> pointer(error).equals("/captcha"));
    }

    private static String pointer(Problem.FieldError error) {
        return String.valueOf(error.pointer()).replaceFirst("^#", "");
    }

    static Returned explained(ServiceException.RefusedException refused, Texts text) {
        String kind = refused.problem().kind();
        return switch (refused.status()) {
            case 429 ->
                new Returned(
                        HttpStatus.TOO_MANY_REQUESTS, Map.of(), text.get("form.failed.tooMany"), refused.retryAfter());
            case 409 ->
                new Returned(
                        HttpStatus.CONFLICT,
                        text.get(kind.equals("comment-repeated") ? "form.failed.repeated" : "form.failed.closed"));
            default -> mistakes(refused.problem(), kind.startsWith("captcha"), text);
        };
    }

    private static Returned mistakes(Problem problem, boolean aboutCaptcha, Texts text) {
        Map<String, String> errors = new HashMap<>();
        boolean captcha = aboutCaptcha;
        for (Problem.FieldError error : problem.errors()) {
            String pointer = pointer(error);
            String field = FIELDS.get(pointer);
            if (field != null) {
                errors.put(field, text.get("form.error." + field));
            }
            if (pointer.equals("/" + PARENT)) {
                return parentGone(text);
            }
            captcha |= pointer.equals("/captcha");
        }
        String failure =
                !errors.isEmpty() ? "form.failed.fields" : captcha ? "form.failed.captcha" : "form.failed.refused";
        return new Returned(HttpStatus.BAD_REQUEST, Map.copyOf(errors), text.get(failure), null);
    }

    private static Returned parentGone(Texts text) {
        String why = text.get("form.failed.parent");
        return new Returned(HttpStatus.BAD_REQUEST, Map.of(PARENT, why), why, null);
    }
}
