package org.kiosque.common.testing.broken.secretsinsettingsareneverprinted;

import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties("kiosque.door")
record DoorProperties(String key) {}
