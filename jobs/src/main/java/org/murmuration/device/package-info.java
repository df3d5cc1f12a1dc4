/**
 * I am the choice between processor and graphics card, and I know which cards the library has code
 * for. I may touch {@code cluster}, {@code dl4j}, {@code refusal} and the card's driver. I never
 * compute.
 */
package org.murmuration.device;
