package org.kiosque.gateway.client;

/** @param kind one of those that comment-service is configured to take */
public record NewReaction(String kind) {}
