package org.kiosque.common.problem;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands in for the real one, which this module must not depend on. */
@Retention(RetentionPolicy.RUNTIME)
public @interface FeatureAdvice {}
