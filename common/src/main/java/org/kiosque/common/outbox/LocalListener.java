package org.kiosque.common.outbox;

import java.util.function.Consumer;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.events.Event;

/**
 * Hears the events of this very process as soon as they are stored, before the broker has them and on the thread that
 * stores them. A bean of each is enough. Best effort: what fails here comes again from the topic, so that the action must
 * bear repetition, and must be called by a topic's listener as well.
 *
 * @param family such as {@code ArticleEvent.class}
 */
public record LocalListener<E extends Event>(Class<E> family, Consumer<ReceivedEvent<E>> action) {}
