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
        var comment = new NewComment(
                new NewComment.Author(form.name(), form.email()), form.text(), language.tag(), form.parentId());
        try {
            return switch (comments.post(articleId, readerAddress, comment).status()) {
                case "approved" -> new Taken("approved");
                case "rejected" -> new Returned(HttpStatus.BAD_REQUEST, text.get("form.failed.rejected"));
                default -> new Taken("pending");
            };
        } catch (ServiceException failure) {
            return switch (failure) {
                case ServiceException.RefusedException refused -> Refusals.explained(refused, text);
                case ServiceException.GoneException _ ->
                    new Returned(HttpStatus.CONFLICT, text.get("form.failed.closed"));
                // A new article reaches the comment-service a moment after its readers.
                case ServiceException.NoSuchResourceException _, ServiceException.UnavailableException _ ->
                    new Returned(HttpStatus.SERVICE_UNAVAILABLE, text.get("form.failed.unavailable"));
            };
        }
    }
}
