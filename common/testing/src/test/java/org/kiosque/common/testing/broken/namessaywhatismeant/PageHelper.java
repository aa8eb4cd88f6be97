package org.kiosque.common.testing.broken.namessaywhatismeant;

class PageHelper {}
