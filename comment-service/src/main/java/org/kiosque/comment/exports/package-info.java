/** All comments for another system or an archive, as JSON Lines. */
@NullMarked
package org.kiosque.comment.exports;

import org.jspecify.annotations.NullMarked;
