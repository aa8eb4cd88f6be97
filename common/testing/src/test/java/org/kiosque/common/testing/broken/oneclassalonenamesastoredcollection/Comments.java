package org.kiosque.common.testing.broken.oneclassalonenamesastoredcollection;

class Comments {
    static final String COLLECTION = "comments";
}
