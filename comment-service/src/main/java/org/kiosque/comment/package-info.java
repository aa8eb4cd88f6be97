/** Readers' comments: posted behind a captcha, moderated, shown as threads under an article. */
@NullMarked
package org.kiosque.comment;

import org.jspecify.annotations.NullMarked;
