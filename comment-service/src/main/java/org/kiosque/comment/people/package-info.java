/** What a person may ask of us: to be told what we have of them, and to be forgotten. */
@NullMarked
package org.kiosque.comment.people;

import org.jspecify.annotations.NullMarked;
