package org.kiosque.common.testing.broken.exceptionsofafeatureareonesealedfamily;

class RefusedException extends RuntimeException {}
