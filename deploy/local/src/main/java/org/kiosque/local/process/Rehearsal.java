package org.kiosque.local.process;

/** A start that only shows the JVM what a start loads, so that it can write that down and later starts are quicker. */
public final class Rehearsal {

    /** Set to {@code true} for such a start. */
    public static final String PROPERTY = "kiosque.rehearsal";

    private Rehearsal() {}

    /** To be called once the process serves: a rehearsal is over then, in an orderly way. */
    public static void endsHere() {
        if (Boolean.getBoolean(PROPERTY)) {
            System.exit(0);
        }
    }
}
