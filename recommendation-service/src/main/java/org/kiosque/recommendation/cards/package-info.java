/** The articles as they look in a list, in every language: kept in the store from the events of two topics. */
@NullMarked
package org.kiosque.recommendation.cards;

import org.jspecify.annotations.NullMarked;
