/**
 * I am the names that a network can give, and the one place where a name becomes an index. I may
 * touch {@code refusal} and the JDK. I never read files, guess a label or change an order once it
 * is given.
 */
package org.murmuration.label;
