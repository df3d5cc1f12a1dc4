/**
 * I am the way of long work over images, a leg at a time: I cut it into legs, let executors run
 * them, try again what executors took with them, and have each leg committed when it is done. I may
 * touch {@code cluster}, {@code imagepass}, {@code machine}, {@code refusal}, {@code runs}, {@code
 * table} and Spark's context. I never know what is computed.
 */
package org.murmuration.legs;
