/** A sample for the rules of the house. */
@NullMarked
package org.kiosque.common.testing.broken.secretsinsettingsareneverprinted;

import org.jspecify.annotations.NullMarked;
