package org.kiosque.common.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Denies series whose tag has had its share of values, whichever meter and tag it is: what clients or events make up must
 * not fill the memory. Denied, not gathered as "other", since a registry remembers whatever it was asked for and did not
 * deny. The first one denied of each tag leaves a line in the log. Threads that come at the same moment may pass the bound
 * by their own number.
 */
final class BoundedTags implements MeterFilter {

    private static final Logger log = LoggerFactory.getLogger(BoundedTags.class);

    private final int most;
    private final Map<Key, Set<String>> values = new ConcurrentHashMap<>();
    private final Set<Key> told = ConcurrentHashMap.newKeySet();

    private record Key(String meter, String tag) {}

    /** @param most values of one tag of one meter */
    BoundedTags(int most) {
        this.most = most;
    }

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        for (Tag tag : id.getTagsAsIterable()) {
            var key = new Key(id.getName(), tag.getKey());
            Set<String> known = values.getOrDefault(key, Set.of());
            if (known.size() >= most && !known.contains(tag.getValue())) {
                if (told.add(key)) {
                    log.atWarn()
                            .addKeyValue("meter", key.meter())
                            .addKeyValue("tag", key.tag())
                            .log("More than {} values of a tag: series of others are left out", most);
                }
                return MeterFilterReply.DENY;
            }
        }
        for (Tag tag : id.getTagsAsIterable()) {
            values.computeIfAbsent(new Key(id.getName(), tag.getKey()), _ -> ConcurrentHashMap.newKeySet())
                    .add(tag.getValue());
        }
        return MeterFilterReply.NEUTRAL;
    }
}
