package org.kiosque.gateway.site.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.edge.pages.CompressedPart;
import org.springframework.stereotype.Component;

/**
 * Parts of pages as they were written last, each beside the answers of services that it was made of. A page asks its services
 * each time; what they answer as before need not be written and compressed again. Bounded by bytes, safe for use by
 * several threads.
 */
@Component
public class WrittenParts {

    /** Key, references, and the place in the store; estimated. */
    private static final int OVERHEAD_BYTES = 400;

    private final Cache<Place, Written> parts;

    /**
     * Where a part stands, besides all that it depends on but the answers.
     *
     * @param name of the part
     * @param rest with equality by value
     */
    public record Place(String name, List<?> rest) {

        public Place {
            rest = List.copyOf(rest);
        }
    }

    /** A part as it was written. Its bytes are never written to. */
    static final class Part {
        private final byte[] plain;
        private final @Nullable CompressedPart compressed;

        private Part(byte[] plain, @Nullable CompressedPart compressed) {
            this.plain = plain;
            this.compressed = compressed;
        }

        byte[] plain() {
            return plain;
        }

        /**
         * Null for one that has been written for the first time, and may never be again: it is then better compressed with the
         * rest of its page.
         */
        @Nullable CompressedPart compressed() {
            return compressed;
        }

        private Part again() {
            return new Part(plain, CompressedPart.of(plain));
        }

        private int sizeInBytes() {
            return OVERHEAD_BYTES + (compressed == null ? plain.length : compressed.sizeInBytes());
        }
    }

    /** Refers to the answers only weakly: they are somebody else's to keep. */
    private record Written(List<WeakReference<Object>> answers, Part part) {

        static Written of(List<Object> answers, Part part) {
            return new Written(answers.stream().map(WeakReference<Object>::new).toList(), part);
        }

        boolean isMadeOf(List<Object> now) {
            boolean same = answers.size() == now.size();
            for (int i = 0; same && i < now.size(); i++) {
                same = answers.get(i).refersTo(now.get(i));
            }
            return same;
        }
    }

    WrittenParts(PartProperties properties, MeterRegistry meters) {
        this.parts = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(properties.maxSize().toBytes())
                .<Place, Written>weigher((_, written) -> written.part().sizeInBytes())
                .build();
        Gauge.builder("kiosque.parts.bytes", parts, WrittenParts::weight)
                .baseUnit("bytes")
                .description("memory held by parts of pages")
                .register(meters);
    }

    private static double weight(Cache<?, ?> parts) {
        return parts.policy()
                .eviction()
                .map(eviction -> (double) eviction.weightedSize().orElse(0))
                .orElse(0.0);
    }

    /**
     * @param answers what the part is made of; the very same objects say that nothing has changed
     * @param writer writes it anew, only of those and of what the place says
     */
    Part written(Place place, List<Object> answers, Supplier<byte[]> writer) {
        Written known = parts.getIfPresent(place);
        if (known == null || !known.isMadeOf(answers)) {
            return keep(place, answers, new Part(writer.get(), null));
        }
        Part part = known.part();
        return part.compressed() == null ? keep(place, answers, part.again()) : part;
    }

    private Part keep(Place place, List<Object> answers, Part part) {
        parts.put(place, Written.of(answers, part));
        return part;
    }
}
