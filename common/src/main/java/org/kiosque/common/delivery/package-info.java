/** Kafka as every service uses it: CloudEvents in and out, retries, dead letters, topics. */
@NullMarked
package org.kiosque.common.delivery;

import org.jspecify.annotations.NullMarked;
