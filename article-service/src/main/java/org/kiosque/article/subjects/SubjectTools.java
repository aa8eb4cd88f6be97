package org.kiosque.article.subjects;

import java.time.InstantSource;
import org.kiosque.common.idempotency.IdempotencyKeys;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the calls of all kinds need. */
@Component
record SubjectTools(
        SubjectDesk desk,
        SubjectReader reader,
        IdempotencyKeys idempotencyKeys,
        JsonMapper json,
        InstantSource clock) {}
