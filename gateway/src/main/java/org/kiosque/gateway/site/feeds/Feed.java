package org.kiosque.gateway.site.feeds;

import java.util.List;
import org.kiosque.common.languages.Language;

/**
 * The latest articles, for whoever follows them.
 *
 * @param page absolute address of the page that shows the same
 * @param self absolute address of the feed in its format
 */
record Feed(
        Language language, String title, String description, String page, String self, List<FeedArticle> articles) {}
