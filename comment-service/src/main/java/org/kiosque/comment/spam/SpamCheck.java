package org.kiosque.comment.spam;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All who can tell spam. What they find holds a comment; a moderator decides, from whom the classifier learns. */
@Component
public class SpamCheck {

    private final List<SpamWitness> witnesses;

    SpamCheck(List<SpamWitness> witnesses) {
        this.witnesses = List.copyOf(witnesses);
    }

    /** @return what was found, in a word each */
    public List<String> look(Suspect suspect) {
        return witnesses.stream()
                .map(witness -> witness.look(suspect))
                .flatMap(Optional::stream)
                .toList();
    }
}
