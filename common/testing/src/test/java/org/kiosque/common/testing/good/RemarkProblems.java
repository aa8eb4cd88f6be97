package org.kiosque.common.testing.good;

import org.kiosque.common.problem.FeatureAdvice;

@FeatureAdvice
class RemarkProblems {}
