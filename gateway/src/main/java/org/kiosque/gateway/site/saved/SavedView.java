package org.kiosque.gateway.site.saved;

import org.kiosque.gateway.site.page.Frame;

/** The page of what a reader has saved, which is filled in the browser. */
public record SavedView(Frame frame) {}
