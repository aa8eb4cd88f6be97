package org.kiosque.gateway.site.newsletter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.site.page.Frame;

/**
 * The form by which a reader asks for letters.
 *
 * @param action where it goes
 * @param choices what the letters may be about
 * @param email as it was typed
 * @param daily whether the day's letter is chosen, and not one for each article
 * @param failure why nothing was asked for; null where nothing was tried, or it was
 * @param mistaken whether it is the address that is wrong
 * @param done whether the mailbox is being asked
 * @param pushKey what browsers subscribe with; null where nothing is sent to any
 */
public record NewsletterView(
        Frame frame,
        String action,
        List<Choice> choices,
        String email,
        boolean daily,
        @Nullable String failure,
        boolean mistaken,
        boolean done,
        @Nullable String pushKey) {

    /** @param value empty for everything */
    public record Choice(String value, String text, boolean chosen) {}
}
