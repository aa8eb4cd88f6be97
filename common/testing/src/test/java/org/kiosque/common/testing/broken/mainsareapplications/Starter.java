package org.kiosque.common.testing.broken.mainsareapplications;

class Starter {
    public static void main(String[] arguments) {}
}
