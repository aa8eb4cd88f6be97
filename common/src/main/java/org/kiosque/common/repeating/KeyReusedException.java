package org.kiosque.common.repeating;

/** The key came with another request before. */
public final class KeyReusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyReusedException() {}
}
