/** Language models behind an API like OpenAI's, which many servers speak, also on one's own machine. */
@NullMarked
package org.kiosque.translation.engine.chat;

import org.jspecify.annotations.NullMarked;
