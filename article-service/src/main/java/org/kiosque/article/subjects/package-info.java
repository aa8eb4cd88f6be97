/** Tags, authors and sections, each one thing with one key, whatever it is called in which language. */
@NullMarked
package org.kiosque.article.subjects;

import org.jspecify.annotations.NullMarked;
