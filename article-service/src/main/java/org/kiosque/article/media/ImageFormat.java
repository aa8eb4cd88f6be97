package org.kiosque.article.media;

/** In which images are served. */
enum ImageFormat {
    JPEG("jpg", "image/jpeg"),
    WEBP("webp", "image/webp");

    private final String ending;
    private final String type;

    ImageFormat(String ending, String type) {
        this.ending = ending;
        this.type = type;
    }

    /** Of its addresses. */
    String ending() {
        return ending;
    }

    String type() {
        return type;
    }
}
