/** What all pages of the newsroom share: the frame, the words, the calls in the name of who is signed in. */
@NullMarked
package org.kiosque.gateway.newsroom.page;

import org.jspecify.annotations.NullMarked;
