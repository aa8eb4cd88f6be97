package org.kiosque.article.keys;

/** Why a key is not there. */
abstract sealed class KeyException extends RuntimeException {

    /** There is no such key. */
    static final class NoSuchKeyException extends KeyException {}

    /** There are as many as there may be. */
    static final class TooManyKeysException extends KeyException {}
}
