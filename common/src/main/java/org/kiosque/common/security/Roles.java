package org.kiosque.common.security;

/** The values of the token's claim {@code roles}. */
public final class Roles {

    public static final String EDITOR = "editor";
    public static final String TRANSLATOR = "translator";
    public static final String MODERATOR = "moderator";
    public static final String OPERATOR = "operator";

    /** Another service of the platform, on nobody's behalf. */
    public static final String SERVICE = "service";

    private Roles() {}
}
