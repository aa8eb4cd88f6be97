package org.kiosque.common.testing.good;

abstract sealed class RemarkException extends RuntimeException {

    static final class NoSuchRemarkException extends RemarkException {}
}
