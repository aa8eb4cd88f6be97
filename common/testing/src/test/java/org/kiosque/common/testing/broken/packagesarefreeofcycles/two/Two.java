package org.kiosque.common.testing.broken.packagesarefreeofcycles.two;

public class Two {
    static Object one = org.kiosque.common.testing.broken.packagesarefreeofcycles.one.One.class;
}
