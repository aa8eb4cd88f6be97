/** Lets a client repeat a creating request whose answer it never got, without creating anything twice. */
@NullMarked
package org.kiosque.common.idempotency;

import org.jspecify.annotations.NullMarked;
