/** What people may write: texts that can be stored, shown anywhere without breaking what stands around them, and linked to. */
@NullMarked
package org.kiosque.common.text;

import org.jspecify.annotations.NullMarked;
