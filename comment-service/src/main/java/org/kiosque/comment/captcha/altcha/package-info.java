/** ALTCHA: a proof of work that the reader's own device does, with no third party. */
@NullMarked
package org.kiosque.comment.captcha.altcha;

import org.jspecify.annotations.NullMarked;
