/** Brings what is translated already into line with terms of the glossary that have changed. */
@NullMarked
package org.kiosque.translation.rewording;

import org.jspecify.annotations.NullMarked;
