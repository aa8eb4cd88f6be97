package org.kiosque.gateway.edge.purge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kiosque.gateway.edge.news.SurrogateKeys;

/** Keys that wait to be purged, each once. When there are too many, the whole site stands for them all. */
final class PendingKeys {

    private final int most;
    private final Set<String> keys = new LinkedHashSet<>();

    PendingKeys(int most) {
        this.most = most;
    }

    synchronized void add(Collection<String> more) {
        if (keys.contains(SurrogateKeys.SITE)) {
            return;
        }
        keys.addAll(more);
        if (keys.size() > most || more.contains(SurrogateKeys.SITE)) {
            keys.clear();
            keys.add(SurrogateKeys.SITE);
        }
    }

    /** Those that wait longest; they no longer wait. */
    synchronized List<String> take(int atMost) {
        List<String> taken = new ArrayList<>();
        for (Iterator<String> waiting = keys.iterator(); waiting.hasNext() && taken.size() < atMost; ) {
            taken.add(waiting.next());
            waiting.remove();
        }
        return taken;
    }
}
