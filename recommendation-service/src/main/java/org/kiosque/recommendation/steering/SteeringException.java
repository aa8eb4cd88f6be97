package org.kiosque.recommendation.steering;

import org.kiosque.common.failures.Refusal;

/** Nothing was decided. */
abstract sealed class SteeringException extends RuntimeException implements Refusal {

    /** Readers cannot have one of the articles. */
    static final class NoSuchArticleException extends SteeringException {}
}
