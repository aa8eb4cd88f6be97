package org.kiosque.gateway.newsroom.page;

import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kiosque.common.security.Roles;
import org.kiosque.gateway.newsroom.session.StaffSession;

/** Which rooms there are, and who is led to them. What somebody may do there, the services decide. */
public final class Rooms {

    public static final String HOME = "/newsroom";
    public static final String ARTICLES = HOME + "/articles";
    public static final String FRONT = HOME + "/front";
    public static final String TRANSLATIONS = HOME + "/translations";
    public static final String COMMENTS = HOME + "/comments";
    public static final String RECORDS = HOME + "/records";
    public static final String HELP = HOME + "/help";

    /** Style sheet and script, for everybody. */
    public static final String FILES = HOME + "/files/";

    private static final int LONGEST = 2_000;

    private static final List<Room> ALL = List.of(
            new Room("articles", ARTICLES, Roles.EDITOR),
            new Room("front", FRONT, Roles.EDITOR),
            new Room("translations", TRANSLATIONS, Roles.TRANSLATOR),
            new Room("comments", COMMENTS, Roles.MODERATOR),
            new Room("records", RECORDS, Roles.EDITOR));

    private static final Pattern ARTICLE = Pattern.compile("^" + ARTICLES + "/(?!new$)[A-Za-z0-9_-]+(?=/)");

    private Rooms() {}

    /** @param role that has to do with it */
    public record Room(String name, String path, String role) {}

    /** Those that the roles of the session open. */
    public static List<Room> of(StaffSession session) {
        return ALL.stream().filter(room -> session.has(room.role())).toList();
    }

    /** @return the page from which somebody was led to an address: an article's, else that of its room, else the first one */
    public static String around(String path) {
        Matcher article = ARTICLE.matcher(path);
        if (article.find()) {
            return article.group();
        }
        return ALL.stream()
                .map(Room::path)
                .filter(room -> path.startsWith(room + "/"))
                .findFirst()
                .orElse(HOME);
    }

    /** @return a path that a form or an address names, if it is one of the newsroom; else the first page */
    public static String inside(String path) {
        boolean ours = path.length() <= LONGEST
                && (path.equals(HOME) || path.startsWith(HOME + "/") || path.startsWith(HOME + "?"))
                && !path.startsWith(HOME + "/sign-")
                && path.indexOf('\\') < 0
                && !path.contains("//")
                && !path.contains("..");
        try {
            return ours && URI.create(path).getRawPath().startsWith(HOME) ? path : HOME;
        } catch (IllegalArgumentException malformed) {
            return HOME;
        }
    }
}
