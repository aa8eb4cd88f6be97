/** Tells people from programs, by a proof of work of our own or by a third party. */
@NullMarked
package org.kiosque.comment.captcha;

import org.jspecify.annotations.NullMarked;
