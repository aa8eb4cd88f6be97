package org.kiosque.gateway.newsroom.articles;

import java.util.List;

/**
 * What is seen of a picture in one shape, as article-service cuts it: the most of it that has the shape, as near to the point
 * that must be seen as its edges allow.
 *
 * @param across how wide it is, to {@code down}
 */
public record PictureCrop(int across, int down, int left, int top, int wide, int high) {

    private static final List<List<Integer>> SHAPES = List.of(List.of(1, 1), List.of(4, 3), List.of(16, 9));

    /** The whole of a picture of which nobody knows yet how large it is. */
    static List<PictureCrop> unknown() {
        return SHAPES.stream()
                .map(shape ->
                        new PictureCrop(shape.getFirst(), shape.getLast(), 0, 0, shape.getFirst(), shape.getLast()))
                .toList();
    }

    /**
     * In each of its shapes.
     *
     * @param width of the picture
     * @param height likewise
     */
    static List<PictureCrop> of(int width, int height, PictureFields around) {
        return SHAPES.stream()
                .map(shape -> of(shape.getFirst(), shape.getLast(), width, height, around))
                .toList();
    }

    private static PictureCrop of(int across, int down, int width, int height, PictureFields around) {
        int wide = Math.clamp(Math.round((double) height * across / down), 1, width);
        int high = Math.clamp(Math.round((double) width * down / across), 1, height);
        return new PictureCrop(across, down, from(width, wide, around.x()), from(height, high, around.y()), wide, high);
    }

    private static int from(int whole, int part, int percent) {
        return Math.clamp(Math.round(percent / 100.0 * whole - part / 2.0), 0, whole - part);
    }

    /** Such as {@code 16:9}. */
    public String ratio() {
        return across + ":" + down;
    }

    /** The part of the picture, as SVG names it. */
    public String viewBox() {
        return left + " " + top + " " + wide + " " + high;
    }
}
