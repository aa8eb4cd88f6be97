package org.kiosque.gateway.site.article;

import java.util.List;
import org.kiosque.gateway.site.page.CardView;

/**
 * Other articles, below one.
 *
 * @param makeshift whether they are only the latest ones, since those that belong there were not to be had
 */
public record Shelf(List<CardView> cards, boolean makeshift) {}
