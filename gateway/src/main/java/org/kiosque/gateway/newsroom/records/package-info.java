/** The records: who decided what, and what goes in and out of the newsroom by machines. */
@NullMarked
package org.kiosque.gateway.newsroom.records;

import org.jspecify.annotations.NullMarked;
