/** hCaptcha: a third party that looks at the reader, for sites that choose it and give its keys. */
@NullMarked
package org.kiosque.comment.captcha.hcaptcha;

import org.jspecify.annotations.NullMarked;
