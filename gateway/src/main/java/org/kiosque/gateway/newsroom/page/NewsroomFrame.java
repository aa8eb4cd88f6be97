package org.kiosque.gateway.newsroom.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.RandomId;

/**
 * What surrounds every page of the newsroom.
 *
 * @param room name of the one that it is in; null outside
 * @param name of who is signed in; null outside of a session
 * @param csrf for the forms on the page; empty outside of a session
 * @param here path and query of the page
 * @param notice what has just been done; null for nothing
 */
public record NewsroomFrame(
        Words word,
        String title,
        @Nullable String room,
        @Nullable String name,
        String csrf,
        List<Rooms.Room> rooms,
        String here,
        @Nullable String notice,
        RoomFiles files) {

    /** For one form, each time another one: what it makes is made once, however often it is sent. */
    public String key() {
        return RandomId.next();
    }
}
