/** Keeps rendered pages and answers from them, by what each page declares about itself; no page is known here by name. */
@NullMarked
package org.kiosque.gateway.edge.pages;

import org.jspecify.annotations.NullMarked;
