package org.kiosque.gateway.site.page;

import java.util.function.Function;

/** A part of a page that the page can do without. */
public sealed interface Section<T> {

    record Shown<T>(T content) implements Section<T> {}

    /** Its place is kept and says that it is unavailable for the moment. */
    record Unavailable<T>() implements Section<T> {}

    /** Nothing shows that it exists. */
    record Hidden<T>() implements Section<T> {}

    /** The same section with what is made of its content. */
    default <R> Section<R> map(Function<T, R> making) {
        return switch (this) {
            case Shown<T>(T content) -> new Shown<>(making.apply(content));
            case Unavailable<T> _ -> unavailable();
            case Hidden<T> _ -> hidden();
        };
    }

    static <T> Section<T> unavailable() {
        return new Unavailable<>();
    }

    static <T> Section<T> hidden() {
        return new Hidden<>();
    }
}
