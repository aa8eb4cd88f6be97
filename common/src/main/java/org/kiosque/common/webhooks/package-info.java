/** Other systems are told what happens here, at least once each, signed, at addresses that our people gave. */
@NullMarked
package org.kiosque.common.webhooks;

import org.jspecify.annotations.NullMarked;
