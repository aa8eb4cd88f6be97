package org.kiosque.gateway.newsroom.signin;

import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.newsroom.page.NewsroomFrame;

/**
 * @param failure why nobody is signed in yet; null before anything was tried
 * @param to path that was asked for
 */
public record SignInView(NewsroomFrame frame, @Nullable String failure, String to) {}
