/** How many characters engines that cost money may be given, counted by all replicas together. */
@NullMarked
package org.kiosque.translation.engine.budget;

import org.jspecify.annotations.NullMarked;
