/** Other systems are told what moderators decide. */
@NullMarked
package org.kiosque.comment.webhooks;

import org.jspecify.annotations.NullMarked;
