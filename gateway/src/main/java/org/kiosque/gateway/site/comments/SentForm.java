package org.kiosque.gateway.site.comments;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.site.page.FormFields;
import org.kiosque.gateway.site.page.Texts;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

/**
 * What the reader has typed into the comment form; whatever is missing is empty.
 *
 * @param parentId the comment that it answers; null when it answers the article
 * @param place what the page showed that the form was on
 * @param ticket that the reader has waited with; empty before there is one
 * @param trap what only programs fill in
 */
public record SentForm(
        String name, String email, String text, @Nullable String parentId, Place place, String ticket, String trap) {

    static final SentForm EMPTY = new SentForm("", "", "", null, Place.FIRST, "", "");

    /**
     * Waits for the form to arrive.
     *
     * @throws org.springframework.web.server.ResponseStatusException 400 when it is not written as forms are
     */
    public static SentForm in(ServerWebExchange exchange) {
        MultiValueMap<String, String> form = FormFields.in(exchange);
        String parentId = field(form, "parentId");
        return new SentForm(
                field(form, "name"),
                field(form, "email"),
                field(form, "text"),
                parentId.isEmpty() ? null : parentId,
                Place.in(form),
                field(form, "ticket"),
                field(form, "website"));
    }

    private static String field(MultiValueMap<String, String> form, String name) {
        return Objects.requireNonNullElse(form.getFirst(name), "");
    }

    /** What to say beside each field that was left blank. */
    Map<String, String> blanks(Texts text) {
        Map<String, String> blanks = new LinkedHashMap<>();
        if (name.isBlank()) {
            blanks.put("name", text.get("form.error.name"));
        }
        if (email.isBlank()) {
            blanks.put("email", text.get("form.error.email"));
        }
        if (this.text.isBlank()) {
            blanks.put("text", text.get("form.error.text"));
        }
        return blanks;
    }
}
