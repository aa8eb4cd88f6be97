package org.kiosque.common.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** @param maxBodySize of a request; larger ones get 413. Multipart requests have a limit of their own */
@ConfigurationProperties("kiosque.http")
record HttpProperties(@DefaultValue("1MB") DataSize maxBodySize) {}
