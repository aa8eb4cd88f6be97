package org.kiosque.comment.imports.formats;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing in a file. */
public sealed interface ForeignItem {

    /** What people find it by in the file, for the report. */
    String label();

    /**
     * A comment.
     *
     * @param key names it for ever, among all systems
     * @param page address, path or last part of the address of the page that it is about
     * @param parent key of the comment that it answers; null when it answers the page
     * @param name of the writer; may be empty
     * @param email likewise
     * @param html whether the text is HTML; else it is Markdown
     * @param shown whether readers saw it there; else it waited for a moderator
     */
    record Said(
            String key,
            String label,
            String page,
            @Nullable String parent,
            String name,
            String email,
            String text,
            boolean html,
            Instant at,
            boolean shown)
            implements ForeignItem {}

    /** What is no comment that can be taken over. */
    record Unfit(String label, String reason) implements ForeignItem {}
}
