package org.kiosque.comment.notices;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Sends what is due, and tries again what did not leave, later and later. A letter has the same {@code Message-ID} each time, by which
 * mail programs know a repetition. For several threads and replicas.
 */
final class NoticeWorker {

    private static final Logger log = LoggerFactory.getLogger(NoticeWorker.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Pattern NOT_IN_AN_ID = Pattern.compile("[^A-Za-z0-9.-]");
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}+");

    /** After the first attempt, the second and so on; then it is given up. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12));

    private final Notices notices;
    private final Letters letters;
    private final JavaMailSender mail;
    private final String from;
    private final int maxPerMailbox;
    private final MeterRegistry meters;

    NoticeWorker(
            Notices notices,
            Letters letters,
            JavaMailSender mail,
            String from,
            int maxPerMailbox,
            MeterRegistry meters) {
        this.notices = notices;
        this.letters = letters;
        this.mail = mail;
        this.from = from;
        this.maxPerMailbox = maxPerMailbox;
        this.meters = meters;
    }

    /** @return how long nothing is due, as far as is known */
    Duration round() {
        Optional<Notice> due = notices.acquire();
        due.ifPresent(this::send);
        return due.isPresent() ? Duration.ZERO : PAUSE;
    }

    private void send(Notice notice) {
        Optional<Letter> letter = letters.of(notice)
                .filter(found -> !notices.isRefused(found.to()))
                .filter(found -> notices.count(notice, found.to(), maxPerMailbox));
        if (letter.isEmpty()) {
            ended(notice, Notice.DROPPED);
            return;
        }
        try {
            mail.send(message(notice, letter.get()));
            ended(notice, Notice.SENT);
        } catch (MailException | MessagingException e) {
            if (isForGood(e) || notice.attempts() > PAUSES.size()) {
                log.atWarn()
                        .addKeyValue("notice", notice.id())
                        .log("A letter cannot be sent: {}", e.getClass().getSimpleName());
                ended(notice, Notice.FAILED);
            } else {
                log.atInfo()
                        .addKeyValue("notice", notice.id())
                        .log("A letter is sent later: {}", e.getClass().getSimpleName());
                meters.counter("comments.notices", "kind", notice.kind(), "outcome", "later")
                        .increment();
                notices.again(notice, PAUSES.get(notice.attempts() - 1));
            }
        }
    }

    private void ended(Notice notice, String outcome) {
        notices.ended(notice, outcome);
        meters.counter("comments.notices", "kind", notice.kind(), "outcome", outcome)
                .increment();
    }

    private MimeMessage message(Notice notice, Letter letter) throws MessagingException {
        MimeMessage message = mail.createMimeMessage();
        var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(letter.to());
        helper.setSubject(CONTROLS.matcher(letter.subject()).replaceAll(" "));
        helper.setText(letter.text());
        message.setHeader(
                "Message-ID",
                "<" + NOT_IN_AN_ID.matcher(notice.id()).replaceAll(".")
                        + from.substring(from.lastIndexOf('@')).replace(">", "") + ">");
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no holiday answers
        message.setHeader("List-Unsubscribe", "<" + letter.unsubscription() + ">");
        message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"); // RFC 8058
        return message;
    }

    /** An address that is none, or that its server does not take. */
    private static boolean isForGood(Exception e) {
        if (e instanceof AddressException || e instanceof MailParseException) {
            return true;
        }
        return e instanceof MailSendException sending
                && sending.getFailedMessages().values().stream()
                        .anyMatch(failure -> failure instanceof SendFailedException refused
                                && refused.getInvalidAddresses() != null
                                && refused.getInvalidAddresses().length > 0);
    }
}
