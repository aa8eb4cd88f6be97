package org.kiosque.article.media;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The S3-compatible bucket in which files of images are kept. Who may use it is said where Amazon's own clients look, such as
 * in {@code AWS_ACCESS_KEY_ID} and {@code AWS_SECRET_ACCESS_KEY}.
 *
 * @param name null: files are kept in the database
 * @param endpoint null for Amazon's own
 * @param pathStyle whether the bucket's name stands in the path, as most other servers want it, and not in the host's name
 */
@ConfigurationProperties("kiosque.media.bucket")
record BucketProperties(
        @Nullable String name,
        @Nullable URI endpoint,
        @DefaultValue("us-east-1") String region,
        @DefaultValue("false") boolean pathStyle) {}
