/**
 * I am the whole way in one application: embed, train, assemble, evaluate. I may touch {@code
 * assemble}, {@code command}, {@code embed}, {@code evaluate}, {@code imagepass}, {@code label},
 * {@code listing}, {@code refusal}, {@code split}, {@code storage}, {@code table} and {@code
 * train}: I alone, and {@code demo} through me, may start the jobs of other stages. I never do a
 * stage's work.
 */
package org.murmuration.pipeline;
