/** What the processes of one machine share: they end with the launcher, log quietly and keep their files to themselves. */
@NullMarked
package org.kiosque.local.process;

import org.jspecify.annotations.NullMarked;
