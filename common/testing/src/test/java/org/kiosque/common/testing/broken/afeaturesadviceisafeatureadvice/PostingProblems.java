package org.kiosque.common.testing.broken.afeaturesadviceisafeatureadvice;

import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class PostingProblems {}
