package org.kiosque.common.testing.broken.problemsofafeaturearemappedbyitsproblems;

import org.kiosque.common.problem.FeatureAdvice;

@FeatureAdvice
class PostingAdvice {}
