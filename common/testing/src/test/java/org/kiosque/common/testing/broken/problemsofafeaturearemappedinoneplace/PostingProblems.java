package org.kiosque.common.testing.broken.problemsofafeaturearemappedinoneplace;

import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class PostingProblems {}
