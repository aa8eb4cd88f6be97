package org.kiosque.article.media;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.kiosque.common.failures.UnavailableException;
import org.springframework.http.HttpStatus;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * In a bucket that speaks S3. What was kept in the database before there was a bucket is still found there. Close it to end its
 * connections.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/Welcome.html">Amazon S3 API</a>
 */
final class BucketFiles implements MediaFiles, AutoCloseable {

    private static final Duration CONNECTION = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration WHOLE_CALL = Duration.ofSeconds(20);

    private final S3Client s3;
    private final String bucket;
    private final MediaFiles before;

    /** @param before where files may be that are not in the bucket */
    BucketFiles(BucketProperties properties, String bucket, MediaFiles before) {
        this.s3 = client(properties);
        this.bucket = bucket;
        this.before = before;
    }

    private static S3Client client(BucketProperties properties) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(properties.region()))
                .forcePathStyle(properties.pathStyle())
                // What other servers than Amazon's do not know is left out.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(settings -> settings.apiCallTimeout(WHOLE_CALL))
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECTION)
                        .socketTimeout(ANSWER)
                        .build());
        URI endpoint = properties.endpoint();
        return (endpoint == null ? builder : builder.endpointOverride(endpoint)).build();
    }

    @Override
    public void keep(FileName name, byte[] bytes) {
        try {
            s3.putObject(
                    object -> object.bucket(bucket)
                            .key(name.path())
                            .contentType(name.format().type())
                            .cacheControl("public, max-age=31536000, immutable"),
                    RequestBody.fromBytes(bytes));
        } catch (SdkException e) {
            throw away(e);
        }
    }

    @Override
    public Optional<byte[]> find(FileName name) {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(object -> object.bucket(bucket).key(name.path()))
                            .asByteArrayUnsafe());
        } catch (NoSuchKeyException e) {
            return before.find(name);
        } catch (S3Exception e) {
            if (e.statusCode() == HttpStatus.NOT_FOUND.value()) {
                return before.find(name);
            }
            throw away(e);
        } catch (SdkException e) {
            throw away(e);
        }
    }

    @Override
    public void forget(String mediaId) {
        try {
            s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(mediaId + "/"))
                    .contents()
                    .forEach(found ->
                            s3.deleteObject(object -> object.bucket(bucket).key(found.key())));
        } catch (SdkException e) {
            throw away(e);
        }
        before.forget(mediaId);
    }

    private static UnavailableException away(SdkException e) {
        return new UnavailableException("The store of images is not to be reached for the moment.", e);
    }

    @Override
    public void close() {
        s3.close();
    }
}
