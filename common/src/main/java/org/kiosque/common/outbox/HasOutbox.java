package org.kiosque.common.outbox;

/** An aggregate whose document carries the events that it still has to tell. */
public interface HasOutbox {

    /** The document's {@code _id}, a string. */
    String id();

    /** Stored in the document's field {@value Outbox#FIELD}. */
    Outbox outbox();
}
