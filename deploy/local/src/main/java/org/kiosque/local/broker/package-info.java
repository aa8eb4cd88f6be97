/** The message broker of the one-machine platform: a real Kafka node, without a container. */
@NullMarked
package org.kiosque.local.broker;

import org.jspecify.annotations.NullMarked;
