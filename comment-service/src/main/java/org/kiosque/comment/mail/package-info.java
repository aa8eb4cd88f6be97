/** What every letter of this service looks like on its way. */
@NullMarked
package org.kiosque.comment.mail;

import org.jspecify.annotations.NullMarked;
