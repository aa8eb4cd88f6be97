package org.kiosque.article.subjects;

/** What articles are found by. Keys of one kind say nothing about the other. */
public enum Kind {
    TAG,
    AUTHOR,
    SECTION;

    /** A key that is the only one of its kind and of all kinds. */
    String qualified(String key) {
        return name() + "/" + key;
    }

    static String plain(String qualified) {
        return qualified.substring(qualified.indexOf('/') + 1);
    }
}
