/** What the parts of the platform are: how each is started, what it needs, and how one learns that it serves. */
@NullMarked
package org.kiosque.local.parts;

import org.jspecify.annotations.NullMarked;
