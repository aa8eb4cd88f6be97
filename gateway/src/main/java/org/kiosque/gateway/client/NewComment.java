package org.kiosque.gateway.client;

/** Without a captcha, since a browser that runs no scripts can solve none. */
public record NewComment(Author author, String body, String language) {

    public record Author(String name, String email) {}

    /** @param status {@code pending}, {@code approved} or {@code rejected} */
    public record Receipt(String status) {}
}
