package org.kiosque.gateway.client;

/** @param publicKey a browser's {@code applicationServerKey}, in base64url */
public record PushKey(String publicKey) {}
