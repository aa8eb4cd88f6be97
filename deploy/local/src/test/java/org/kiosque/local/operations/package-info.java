/** Holds the files that operators start from ({@code deploy/}) against what the services are. */
@NullMarked
package org.kiosque.local.operations;

import org.jspecify.annotations.NullMarked;
