package org.kiosque.gateway.site.comments;

import java.util.Map;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.CommentClient;
import org.kiosque.gateway.client.NewComment;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.site.comments.SendingOutcome.Returned;
import org.kiosque.gateway.site.comments.SendingOutcome.Taken;
import org.kiosque.gateway.site.page.Frames;
import org.kiosque.gateway.site.page.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Sends a comment on for a browser without JavaScript, which cannot call the API itself. */
@Component
public class CommentSender {

    private final CommentClient comments;
    private final Frames frames;

    CommentSender(CommentClient comments, Frames frames) {
        this.comments = comments;
        this.frames = frames;
    }

    /** @param readerAddress the reader's IP address */
    public SendingOutcome send(SentForm form, String articleId, Language language, String readerAddress) {
        Texts text = frames.texts(language);
        Map<String, String> blanks = form.blanks(text);
        if (!blanks.isEmpty()) {
            return new Returned(HttpStatus.BAD_REQUEST, blanks, text.get("form.failed.fields"), null);
        }
        if (!form.trap().isEmpty()) {
            return new Returned(HttpStatus.BAD_REQUEST, text.get("form.failed.refused"));
        }
        var comment = new NewComment(
                new NewComment.Author(form.name(), form.email()),
                form.text(),
                language.tag(),
                form.ticket().isEmpty() ? null : form.ticket(),
                form.parentId());
        try {
            return switch (comments.post(articleId, readerAddress, comment).status()) {
                case "approved" -> new Taken("approved");
                case "rejected" -> new Returned(HttpStatus.BAD_REQUEST, text.get("form.failed.rejected"));
                default -> new Taken("pending");
            };
        } catch (ServiceException failure) {
            return switch (failure) {
                case ServiceException.RefusedException refused ->
                    Refusals.isOfCaptchaAlone(refused)
                            ? waiting(form, refused, text)
                            : Refusals.explained(refused, text);
                case ServiceException.GoneException _ ->
                    new Returned(HttpStatus.CONFLICT, text.get("form.failed.closed"));
                // A new article reaches the comment-service a moment after its readers.
                case ServiceException.NoSuchResourceException _, ServiceException.UnavailableException _ ->
                    new Returned(HttpStatus.SERVICE_UNAVAILABLE, text.get("form.failed.unavailable"));
            };
        }
    }

    /** The page comes back with a ticket, which is good once the reader has waited. */
    private Returned waiting(SentForm form, ServiceException.RefusedException refused, Texts text) {
        if (refused.problem().kind().equals("captcha-early")) {
            return waiting(form.ticket(), text.get("form.wait.early"));
        }
        try {
            NewComment.Ticket ticket = comments.ticket();
            return waiting(ticket.ticket(), text.get("form.wait", ticket.goodAfterSeconds()));
        } catch (ServiceException none) {
            return Refusals.explained(refused, text);
        }
    }

    private static Returned waiting(String ticket, String why) {
        return new Returned(HttpStatus.OK, Map.of(), why, null, ticket);
    }
}
