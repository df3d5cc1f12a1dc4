/**
 * I am what any program asks of the machine that it runs on: bytes in words, a clock, threads that
 * keep no process alive, and the number of pieces that an amount makes. I may touch nothing but the
 * JDK. I never know what is counted.
 */
package org.murmuration.machine;
