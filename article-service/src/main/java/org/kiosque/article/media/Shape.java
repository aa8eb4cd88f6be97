package org.kiosque.article.media;

import java.awt.Rectangle;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.Image;

/** To which each image is cut, as pages, cards and link previews want it. */
enum Shape {
    SQUARE(1, 1),
    CLASSIC(4, 3),
    WIDE(16, 9);

    private static final List<Integer> WIDTHS = List.of(320, 640, 1280);
    private static final int WIDEST = 1280;

    private final int across;
    private final int down;

    Shape(int across, int down) {
        this.across = across;
        this.down = down;
    }

    /** As clients know it, such as {@code 16:9}. */
    String ratio() {
        return across + ":" + down;
    }

    int heightAt(int width) {
        return Math.max(1, (int) Math.round((double) width * down / across));
    }

    /** @return the most of an image of that size that has this shape, as near to the point as its edges allow */
    Rectangle within(int width, int height, Point around) {
        int wide = Math.clamp(Math.round((double) height * across / down), 1, width);
        int high = Math.clamp(Math.round((double) width * down / across), 1, height);
        return new Rectangle(from(width, wide, around.x() / 100.0), from(height, high, around.y() / 100.0), wide, high);
    }

    private static int from(int whole, int part, double centre) {
        return Math.clamp(Math.round(centre * whole - part / 2.0), 0, whole - part);
    }

    /** @return the usual widths that a part of that width has, and its own where that is less than the widest; narrowest first */
    static List<Integer> widths(int width) {
        int own = Math.min(width, WIDEST);
        return List.copyOf(new TreeSet<>(Stream.concat(WIDTHS.stream().filter(usual -> usual <= own), Stream.of(own))
                .toList()));
    }

    /**
     * What is to be seen in any shape.
     *
     * @param x in hundredths of the width, from the left
     * @param y in hundredths of the height, from the top
     */
    record Point(int x, int y) {

        private static final Point MIDDLE = new Point(50, 50);

        /** @param focus null for the middle */
        static Point of(Image.@Nullable Focus focus) {
            return focus == null
                    ? MIDDLE
                    : new Point((int) Math.round(focus.x() * 100), (int) Math.round(focus.y() * 100));
        }
    }
}
