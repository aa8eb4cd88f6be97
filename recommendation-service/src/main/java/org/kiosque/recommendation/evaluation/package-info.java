/** Measures rankings against labels and clicks, away from any platform. */
@NullMarked
package org.kiosque.recommendation.evaluation;

import org.jspecify.annotations.NullMarked;
