/** What {@code deploy/bench --newsroom} does: fills a platform with a made-up archive, and works in its newsroom. */
@NullMarked
package org.kiosque.local.bench.newsroom;

import org.jspecify.annotations.NullMarked;
