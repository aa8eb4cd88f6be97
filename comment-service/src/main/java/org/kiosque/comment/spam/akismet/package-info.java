/** Akismet: a third party that knows what is sent to many sites, for those who choose it and give its key. */
@NullMarked
package org.kiosque.comment.spam.akismet;

import org.jspecify.annotations.NullMarked;
