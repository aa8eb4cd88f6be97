package org.kiosque.comment.captcha;

import java.util.List;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

/** How used answers are found once they have expired. */
@Configuration(proxyBeanMethods = false)
class CaptchaConfiguration {

    @Bean
    CollectionIndexes usedCaptchaIndexes() {
        return new CollectionIndexes(UsedCaptchas.COLLECTION, List.of(new Index("purgeAt", Direction.ASC)));
    }
}
