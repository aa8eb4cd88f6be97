package org.kiosque.translation.gate;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param language whether the language of a long sentence is told from its words; false where a site's languages are alike */
@Validated
@ConfigurationProperties("kiosque.gate")
record GateProperties(@DefaultValue("true") boolean language) {}
