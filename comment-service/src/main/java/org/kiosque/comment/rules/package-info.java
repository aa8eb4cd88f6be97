/** What moderators have ruled about who may comment, and until when: on the whole site and under one article. */
@NullMarked
package org.kiosque.comment.rules;

import org.jspecify.annotations.NullMarked;
