/**
 * I am the rule by which images are for training, validation or test, and what people call these. I
 * may touch {@code refusal} and {@code store}. I never read a table; {@code table} asks me.
 */
package org.murmuration.split;
