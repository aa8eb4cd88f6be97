/** What people may write: texts that can be stored, and shown anywhere without breaking what stands around them. */
@NullMarked
package org.kiosque.common.text;

import org.jspecify.annotations.NullMarked;
