package org.kiosque.gateway.site.page;

/** A part of a page that the page can do without. */
public sealed interface Section<T> {

    record Shown<T>(T content) implements Section<T> {}

    /** Its place is kept and says that it is unavailable for the moment. */
    record Unavailable<T>() implements Section<T> {}

    /** Nothing shows that it exists. */
    record Hidden<T>() implements Section<T> {}

    static <T> Section<T> unavailable() {
        return new Unavailable<>();
    }

    static <T> Section<T> hidden() {
        return new Hidden<>();
    }
}
