package org.kiosque.common.repeating;

/** Of an exception: the request was refused and nothing was made, so that its key is free again. */
public interface Refusal {}
