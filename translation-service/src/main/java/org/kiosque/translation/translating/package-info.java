/** The life of a translation: wanted by an article's event, made when an engine is there, told to the other services. */
@NullMarked
package org.kiosque.translation.translating;

import org.jspecify.annotations.NullMarked;
