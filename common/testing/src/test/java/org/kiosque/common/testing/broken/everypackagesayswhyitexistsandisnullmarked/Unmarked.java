package org.kiosque.common.testing.broken.everypackagesayswhyitexistsandisnullmarked;

class Unmarked {}
