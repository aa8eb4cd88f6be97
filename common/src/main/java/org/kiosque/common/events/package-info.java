/** The wire contracts: what the services tell each other over Kafka, and how it is written down. */
@NullMarked
package org.kiosque.common.events;

import org.jspecify.annotations.NullMarked;
