package org.kiosque.common.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.testing.TestMongo;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.query.Criteria;

class KeysetIT {

    private static final Instant TIME = Instant.parse("2026-11-02T06:00:00Z");

    private final MongoTemplate mongo =
            new MongoTemplate(new SimpleMongoClientDatabaseFactory(TestMongo.freshDatabase()));

    record Line(String id, Instant at, String kind) {}

    /** Three lines of each moment, so that parts end within one. */
    private List<Line> stored() {
        List<Line> lines = IntStream.range(0, 30)
                .mapToObj(n -> new Line(RandomId.next(), TIME.plusSeconds(n / 3), n % 10 == 0 ? "odd" : "even"))
                .toList();
        mongo.insert(lines, Line.class);
        return lines;
    }

    private List<Line> read(Keyset order, Criteria wanted) {
        List<Line> all = new ArrayList<>();
        @Nullable Cursor after = null;
        do {
            Page<Line> page = Page.of(
                    mongo.find(order.part(wanted, after, 4), Line.class),
                    4,
                    Function.identity(),
                    line -> new Cursor(line.at(), line.id()));
            all.addAll(page.items());
            after = Cursor.read(page.nextCursor());
        } while (after != null);
        return all;
    }

    @Test
    void aListIsReadWholeInEitherDirection() {
        List<Line> lines = new ArrayList<>(stored());
        lines.sort(Comparator.comparing(Line::at).thenComparing(Line::id));
        assertThat(read(Keyset.oldestFirst("at"), new Criteria())).isEqualTo(lines);
        assertThat(read(Keyset.newestFirst("at"), new Criteria())).isEqualTo(lines.reversed());
    }

    @Test
    void onlyWhatIsWantedIsInIt() {
        stored();
        assertThat(read(
                        Keyset.newestFirst("at"),
                        where("kind").is("odd").and("at").gt(TIME)))
                .hasSize(2)
                .allMatch(line -> line.kind().equals("odd"));
    }
}
