package org.kiosque.translation.translations;

import java.util.List;
import org.springframework.data.annotation.Id;

/** What has become of the sentences of one translation, to be put into their history. */
public record Unrecorded(@Id String id, List<Wording> unrecorded) {

    public Unrecorded {
        unrecorded = List.copyOf(unrecorded);
    }
}
