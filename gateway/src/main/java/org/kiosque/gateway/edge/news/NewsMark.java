package org.kiosque.gateway.edge.news;

import java.time.Instant;

/**
 * Where in the news something stood.
 *
 * @param order counts what has been told; unlike the time of day it never goes back
 * @param at when that was
 */
public record NewsMark(long order, Instant at) {}
