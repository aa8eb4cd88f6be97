package org.kiosque.common.testing.broken.documentsandrepositoriesstayintheirpackage;

/** Not annotated: the mapping library is not here. */
public interface Stored extends org.springframework.data.repository.Repository<String, String> {}
