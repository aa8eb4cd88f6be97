/** The translators' room: articles sentence by sentence beside the original. */
@NullMarked
package org.kiosque.gateway.newsroom.translations;

import org.jspecify.annotations.NullMarked;
