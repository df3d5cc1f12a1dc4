/**
 * I am the choice between processor and graphics card, and I know which cards the library has code
 * for. I may ask the card's driver. I never compute.
 */
package org.murmuration.device;
