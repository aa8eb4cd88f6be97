package org.kiosque.common.testing.broken.exceptionsofafeatureareonesealedfamily;

import org.kiosque.common.problem.FeatureAdvice;

@FeatureAdvice
class PostingProblems {}
