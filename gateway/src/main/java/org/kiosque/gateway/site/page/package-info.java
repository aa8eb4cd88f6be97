/** What all pages share: frame, texts, addresses, files, and sections that a page can do without. */
@NullMarked
package org.kiosque.gateway.site.page;

import org.jspecify.annotations.NullMarked;
