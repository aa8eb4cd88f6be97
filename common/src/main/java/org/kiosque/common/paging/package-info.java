/** Lists that are read part by part and stay stable while others add to them. */
@NullMarked
package org.kiosque.common.paging;

import org.jspecify.annotations.NullMarked;
