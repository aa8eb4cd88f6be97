/** The moderation rules: pure decisions on one submission, free of any framework. */
@NullMarked
package org.kiosque.comment.policy;

import org.jspecify.annotations.NullMarked;
