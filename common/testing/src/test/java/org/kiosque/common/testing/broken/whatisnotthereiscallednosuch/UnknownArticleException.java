package org.kiosque.common.testing.broken.whatisnotthereiscallednosuch;

class UnknownArticleException extends RuntimeException {}
