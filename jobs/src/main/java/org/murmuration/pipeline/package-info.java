/**
 * I am the whole way in one application: embed, train, assemble, evaluate. I alone, and {@code
 * demo} through me, may start the jobs of other stages. I never do a stage's work.
 */
package org.murmuration.pipeline;
