package org.kiosque.gateway.newsroom.signin;

import java.time.Instant;

/**
 * A sign-in under way, kept by the browser that began it.
 *
 * @param state what the provider has to send back
 * @param nonce what the ID token has to contain, hashed
 * @param verifier proves to the provider that the one who asks for the tokens is who began (PKCE, RFC 7636)
 * @param to path that was asked for
 */
record Flow(String state, String nonce, String verifier, String to, Instant begun) {

    @Override
    public String toString() { // none of it belongs into a log
        return "sign-in of " + begun;
    }
}
