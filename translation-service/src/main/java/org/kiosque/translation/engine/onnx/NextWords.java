package org.kiosque.translation.engine.onnx;

import ai.onnxruntime.OrtException;

/** Tells how likely each word is to follow, for several beginnings of an answer at once. */
interface NextWords {

    /**
     * Goes on by one word.
     *
     * @param last the last word of each beginning
     * @param parents which of the beginnings of the last time each goes on from
     * @return for each the logarithm of how likely each word is, not normalized
     */
    float[][] scores(int[] last, int[] parents) throws OrtException;
}
