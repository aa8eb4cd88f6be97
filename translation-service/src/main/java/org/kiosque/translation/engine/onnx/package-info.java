/** Marian models (OPUS-MT) in this process: fluent text without a key and without another server. */
@NullMarked
package org.kiosque.translation.engine.onnx;

import org.jspecify.annotations.NullMarked;
