/** Which languages the site has, and in which of them a text is written. */
@NullMarked
package org.kiosque.common.languages;

import org.jspecify.annotations.NullMarked;
