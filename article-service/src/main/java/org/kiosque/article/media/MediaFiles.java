package org.kiosque.article.media;

import java.util.Optional;
import org.kiosque.common.failures.UnavailableException;

/**
 * Where the files of images are kept. A store that is away is told by what {@link
 * org.kiosque.common.failures.TransientFailures} knows, such as {@link UnavailableException}.
 */
interface MediaFiles {

    /** Keeps a file, durably; repeating is harmless. */
    void keep(FileName name, byte[] bytes);

    /** @return empty when there is none */
    Optional<byte[]> find(FileName name);

    /** Forgets all files of an image; repeating is harmless. */
    void forget(String mediaId);
}
