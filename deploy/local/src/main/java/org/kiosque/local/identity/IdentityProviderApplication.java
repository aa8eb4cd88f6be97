package org.kiosque.local.identity;

import org.kiosque.local.process.ParentWatch;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Issues the access tokens that the services accept; for one machine, in place of the publisher's own provider. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentityProperties.class)
public class IdentityProviderApplication {

    public static void main(String[] args) {
        ParentWatch.begin();
        SpringApplication.run(IdentityProviderApplication.class, args);
    }
}
