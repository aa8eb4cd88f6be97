package org.kiosque.gateway.site.readers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.site.page.CardView;
import org.kiosque.gateway.site.page.Frame;

/**
 * The page of what is recommended to one reader.
 *
 * @param action where its form goes
 * @param objected whether the browser asks for its reader not to be followed, so that there is nothing to agree to
 * @param agreed whether the reader has
 * @param cards null where none are to be had for the moment
 * @param outcome key of the text that says what became of the form; null where none was sent
 * @param failed whether that was not what it was sent for
 */
public record ForYouView(
        Frame frame,
        String action,
        boolean objected,
        boolean agreed,
        @Nullable List<CardView> cards,
        @Nullable String outcome,
        boolean failed) {}
