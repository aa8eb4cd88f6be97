package org.kiosque.comment.posting;

import java.time.Duration;
import java.time.InstantSource;
import org.kiosque.comment.captcha.NetworkRisk;
import org.kiosque.comment.comments.TrackRecords;
import org.kiosque.comment.privacy.Pseudonyms;
import org.kiosque.common.failures.TransientFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What has come from a network of late, by its keyed hash, whichever replica took it in. Of the loopback address, behind which all readers
 * look alike, nothing is known.
 */
@Component
record KnownNetworks(RateLimit rate, TrackRecords records, Pseudonyms pseudonyms, InstantSource clock)
        implements NetworkRisk {

    private static final Logger log = LoggerFactory.getLogger(KnownNetworks.class);
    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final int MOST_REJECTIONS = 10;

    @Override
    public Risk riskOf(String address) {
        if (Sender.reader(address).unlimited()) {
            return Risk.NONE;
        }
        String hash = pseudonyms.ofAddress(address);
        try {
            return new Risk(
                    rate.recentlyFrom(hash),
                    records.againstNetwork(hash, clock.instant().minus(REMEMBERED), MOST_REJECTIONS));
        } catch (RuntimeException e) { // whoever posts while the store is away is refused anyway
            if (!TransientFailures.causedBy(e)) {
                throw e;
            }
            log.debug("What came from a network is not known for the moment", e);
            return Risk.NONE;
        }
    }
}
