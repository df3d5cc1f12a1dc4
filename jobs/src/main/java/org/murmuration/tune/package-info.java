/**
 * I am the search for a head: I train one for each choice of cut, hidden layers, learning rate and
 * weight decay on the embeddings that are there, compare them on images held back, train the best
 * again and test it once. I may touch {@code architecture}, {@code command}, {@code evaluate},
 * {@code evaluation}, {@code refusal}, {@code split}, {@code storage}, {@code table} and {@code
 * train}. I never do a stage's work, and I never look at the test split before the search is over.
 */
package org.murmuration.tune;
