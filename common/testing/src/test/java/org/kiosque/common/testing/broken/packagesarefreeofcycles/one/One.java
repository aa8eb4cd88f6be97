package org.kiosque.common.testing.broken.packagesarefreeofcycles.one;

public class One {
    org.kiosque.common.testing.broken.packagesarefreeofcycles.two.Two two =
            new org.kiosque.common.testing.broken.packagesarefreeofcycles.two.Two();
}
