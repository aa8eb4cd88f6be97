package org.kiosque.common.files;

import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Makes only so many objects, lists and texts of one item of a JSON file: in memory each may take thirty times the bytes that it
 * takes in the file, so that {@link BoundedInput} alone does not bound what is kept. For one thread.
 */
public final class BoundedNodes extends JsonNodeFactory {

    private static final int MOST = 500_000;

    private int made;

    /** What comes next is another item. */
    public void nextItem() {
        made = 0;
    }

    /** @throws StreamConstraintsException when the item has too many */
    @Override
    public ObjectNode objectNode() {
        count();
        return super.objectNode();
    }

    /** @throws StreamConstraintsException when the item has too many */
    @Override
    public ArrayNode arrayNode() {
        count();
        return super.arrayNode();
    }

    /** @throws StreamConstraintsException when the item has too many */
    @Override
    public StringNode stringNode(String text) {
        count();
        return super.stringNode(text);
    }

    private void count() {
        if (++made > MOST) {
            throw new StreamConstraintsException("an item has more than " + MOST + " objects, lists and texts");
        }
    }
}
