package org.kiosque.common.testing.broken.oneclassalonenamesastoredcollection;

class Threads {
    String reads() {
        return "comments";
    }
}
