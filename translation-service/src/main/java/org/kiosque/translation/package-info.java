/** The service that puts published articles into every language of the site: its start, its topics, who may do what. */
@NullMarked
package org.kiosque.translation;

import org.jspecify.annotations.NullMarked;
