package org.kiosque.common.testing.broken.thecanvastellsthedefaultsofthecode;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

@ConfigurationProperties("kiosque.shelf")
record ShelfProperties(@DefaultValue("10s") Duration keptFor) {}
