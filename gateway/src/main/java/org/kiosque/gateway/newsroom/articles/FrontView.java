package org.kiosque.gateway.newsroom.articles;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.newsroom.page.Addresses;
import org.kiosque.gateway.newsroom.page.NewsroomFrame;
import org.kiosque.gateway.newsroom.page.Refusal;
import org.kiosque.gateway.newsroom.page.Rooms;

/**
 * What comes first.
 *
 * @param pins in their order
 * @param etag of that order
 * @param found articles that can be put first
 * @param moved what was just moved, and how: {@code id:up}; empty when nothing was
 * @param failure why nothing was moved; null when nothing failed
 */
public record FrontView(
        NewsroomFrame frame,
        Place place,
        List<String> languages,
        List<DeskSection> sections,
        List<Pin> pins,
        String etag,
        List<ArticlesView.Card> found,
        String moved,
        @Nullable Refusal failure) {

    /** @param status other than {@code published} where readers do not see it */
    public record Pin(String id, String title, String status) {}

    /**
     * @param section empty for the front page of the whole paper
     * @param q words that are looked for
     */
    public record Place(String language, String section, String q) {

        public String path() {
            return path("");
        }

        String path(String moved) {
            Map<String, String> asked = new LinkedHashMap<>();
            asked.put("lang", language);
            asked.put("section", section);
            asked.put("moved", moved);
            return Addresses.with(Rooms.FRONT, asked);
        }

        public Place in(String other) {
            return new Place(other, section, "");
        }
    }

    /** Whether the button has the focus, so that it can be pressed again: at an end, the one for the other way. */
    public boolean hasFocus(Pin pin, String step) {
        int at = pins.indexOf(pin);
        String going =
                moved.startsWith(pin.id() + ":") ? moved.substring(pin.id().length() + 1) : "";
        return switch (going) {
            case "up" -> step.equals(at == 0 ? "down" : "up");
            case "down" -> step.equals(at == pins.size() - 1 ? "up" : "down");
            case "first" -> step.equals("down");
            default -> false;
        };
    }
}
