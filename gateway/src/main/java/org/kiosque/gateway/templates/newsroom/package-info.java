/** The newsroom's templates, as jte compiles them. */
@NullMarked
package org.kiosque.gateway.templates.newsroom;

import org.jspecify.annotations.NullMarked;
