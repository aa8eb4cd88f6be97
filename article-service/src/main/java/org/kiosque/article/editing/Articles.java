package org.kiosque.article.editing;

import org.springframework.data.repository.CrudRepository;

/** All articles, as the desk knows them. */
interface Articles extends CrudRepository<Article, String> {}
