/** What people may see of the translations, and ask of them. */
@NullMarked
package org.kiosque.translation.desk;

import org.jspecify.annotations.NullMarked;
