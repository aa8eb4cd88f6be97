package org.kiosque.common.testing.broken.documentsstayintheirpackage;

import org.springframework.data.mongodb.core.mapping.Document;

@Document
public class Stored {}
