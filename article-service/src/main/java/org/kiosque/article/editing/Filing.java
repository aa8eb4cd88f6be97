package org.kiosque.article.editing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.audit.AuditLog;
import org.kiosque.article.editing.audit.Decision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings decisions from the articles, with which they were written, to the audit log. At once as a rule; what a process left
 * that died in between is found by {@link #fileRest}. Repeating is harmless, also by several processes.
 */
@Component
class Filing {

    private static final Logger log = LoggerFactory.getLogger(Filing.class);
    private static final int AT_ONCE = 100;

    private final Articles articles;
    private final AuditLog audit;

    Filing(Articles articles, AuditLog audit) {
        this.articles = articles;
        this.audit = audit;
    }

    /** Whoever decided must not hear of a failure here: what they decided is stored. */
    void file(Article saved) {
        List<Decision> unfiled = saved.unfiled();
        if (unfiled != null) {
            try {
                file(saved.id(), saved.version(), unfiled);
            } catch (RuntimeException e) {
                log.atWarn()
                        .addKeyValue("article", saved.id())
                        .log("Decisions come to the audit log later: {}", e.toString());
            }
        }
    }

    /** Files what is left of others. */
    void fileRest() {
        articles.unfiled(AT_ONCE).forEach(left -> file(left.id(), left.version(), left.unfiled()));
    }

    private void file(String id, @Nullable Long version, List<Decision> decisions) {
        audit.add(id, decisions);
        articles.filed(id, version);
    }
}
