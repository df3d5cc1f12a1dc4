/**
 * I show what a network is, without loading its weights. I may touch {@code store} and {@code
 * cluster}'s folders. I never write.
 */
package org.murmuration.show;
