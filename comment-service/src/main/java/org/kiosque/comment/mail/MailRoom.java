package org.kiosque.comment.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.settings.SettingException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Hands letters to the mail server. For several threads. */
public final class MailRoom {

    private static final Pattern NOT_IN_AN_ID = Pattern.compile("[^A-Za-z0-9.-]");
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}+");

    private final JavaMailSender mail;
    private final String from;

    /** What became of a letter that did not simply leave. */
    public enum Failure {
        /** Its address is none, or is refused for good. */
        FOR_GOOD,
        /** The server was not reached, or has refused it for now: it has surely not left. */
        FOR_NOW,
        /** The connection ended in between: it may have left. */
        UNCERTAIN
    }

    /**
     * @param from the sender's address, as {@code property} says it
     * @throws SettingException where it is none, or no mail server is configured
     */
    public MailRoom(@Nullable JavaMailSender mail, @Nullable String from, String property) {
        if (from == null || from.indexOf('@') < 1) {
            throw new SettingException(property, "must be an e-mail address");
        }
        if (mail == null) {
            throw new SettingException("spring.mail.host", "must be set where " + property + " is");
        }
        this.mail = mail;
        this.from = from;
    }

    /**
     * @param id of the letter: it has the same {@code Message-ID} each time, by which mail programs know a repetition
     * @return empty when the server has taken it
     */
    public Optional<Failure> send(String id, Letter letter) {
        try {
            mail.send(message(id, letter));
            return Optional.empty();
        } catch (AddressException | MailParseException noAddress) {
            return Optional.of(Failure.FOR_GOOD);
        } catch (MessagingException e) {
            throw new IllegalStateException("a letter cannot be written", e);
        } catch (MailException e) {
            return Optional.of(failure(e));
        }
    }

    private static Failure failure(MailException e) {
        if (e instanceof MailAuthenticationException || e.getCause() != null) { // it was not even offered
            return Failure.FOR_NOW;
        }
        if (!(e instanceof MailSendException sending)) {
            return Failure.UNCERTAIN;
        }
        return sending.getFailedMessages().values().stream()
                .map(MailRoom::failure)
                .findFirst()
                .orElse(Failure.UNCERTAIN);
    }

    private static Failure failure(Exception of) {
        if (!(of instanceof SendFailedException refused)) {
            return Failure.UNCERTAIN;
        }
        boolean address = Stream.ofNullable(refused.getInvalidAddresses())
                .flatMap(Arrays::stream)
                .anyMatch(Objects::nonNull);
        return address ? Failure.FOR_GOOD : Failure.FOR_NOW;
    }

    private MimeMessage message(String id, Letter letter) throws MessagingException {
        MimeMessage message = mail.createMimeMessage();
        var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(letter.to());
        helper.setSubject(CONTROLS.matcher(letter.subject()).replaceAll(" "));
        helper.setText(letter.text());
        message.setHeader(
                "Message-ID",
                "<" + NOT_IN_AN_ID.matcher(id).replaceAll(".")
                        + from.substring(from.lastIndexOf('@')).replace(">", "") + ">");
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no holiday answers
        message.setHeader("List-Unsubscribe", "<" + letter.unsubscription() + ">");
        message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"); // RFC 8058
        return message;
    }
}
