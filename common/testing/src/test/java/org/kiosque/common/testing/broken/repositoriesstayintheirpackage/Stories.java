package org.kiosque.common.testing.broken.repositoriesstayintheirpackage;

import org.springframework.data.repository.Repository;

public interface Stories extends Repository<String, String> {}
