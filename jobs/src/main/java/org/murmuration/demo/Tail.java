package org.murmuration.demo;

/**
 * The closed tail seen from the side.
 *
 * @param length beyond the end of the body, in body units
 * @param width at its end, in body units
 * @param droop degrees by which it hangs below the line of the body
 */
record Tail(double length, double width, double droop) {}
