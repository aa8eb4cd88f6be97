package org.kiosque.gateway.newsroom.signin;

/** No provider is configured, by which anybody could sign in. */
final class NewsroomClosedException extends RuntimeException {}
