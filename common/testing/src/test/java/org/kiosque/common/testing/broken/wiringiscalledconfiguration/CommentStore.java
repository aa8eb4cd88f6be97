package org.kiosque.common.testing.broken.wiringiscalledconfiguration;

import org.springframework.context.annotation.Configuration;

@Configuration
class CommentStore {}
