package org.kiosque.article.editing.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kiosque.article.editing.preview.PreviewTickets.Ticket;
import org.kiosque.common.settings.SettingException;

class PreviewTicketsTest {

    private static final Instant NOW = Instant.parse("2026-11-02T06:00:00.900Z");
    private static final String KEY = "k".repeat(32);

    private final PreviewTickets tickets = tickets(KEY);

    @Test
    void aTicketNamesItsArticleAndItsEnd() {
        Ticket ticket = tickets.issue("k3v9x2m4qd7h");
        assertThat(ticket.until()).isEqualTo(Instant.parse("2026-11-03T06:00:00Z"));
        assertThat(tickets(KEY).read(ticket.text())).as("at another replica").contains(ticket);
        assertThat(ticket.isOver(ticket.until().minusMillis(1))).isFalse();
        assertThat(ticket.isOver(ticket.until())).isTrue();
    }

    @Test
    void nothingOfItCanBeChanged() {
        String text = tickets.issue("k3v9x2m4qd7h").text();
        for (int at = 0; at < text.length() - 1; at++) { // the last character has bits that mean nothing
            char other = text.charAt(at) == '1' ? '2' : '1';
            assertThat(tickets.read(text.substring(0, at) + other + text.substring(at + 1)))
                    .as(text + " at " + at)
                    .isEmpty();
        }
        assertThat(tickets("x".repeat(32)).read(text)).isEmpty();
        for (String none :
                List.of("", ".", "..", text + "x", text + "\n", " " + text, text.repeat(2), "9".repeat(5_000))) {
            assertThat(tickets.read(none)).as(none).isEmpty();
        }
    }

    @Test
    void withoutASecretThereAreNone() {
        for (String key : new String[] {null, "", "short", " ".repeat(40)}) {
            assertThatThrownBy(() -> tickets(key))
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("KIOSQUE_PREVIEW_KEY");
        }
    }

    private static PreviewTickets tickets(String key) {
        return new PreviewTickets(key, Duration.ofHours(24), InstantSource.fixed(NOW));
    }
}
