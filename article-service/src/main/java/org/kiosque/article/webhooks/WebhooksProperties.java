package org.kiosque.article.webhooks;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param allowLoopback whether webhooks may be on this machine, and then without encryption: for trials only */
@ConfigurationProperties("kiosque.webhooks")
record WebhooksProperties(@DefaultValue("false") boolean allowLoopback) {}
