package org.kiosque.common.testing.good;

class GoodApplication {
    public static void main(String[] arguments) {}
}
