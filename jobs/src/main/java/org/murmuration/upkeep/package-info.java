/**
 * I am what keeps a table in order while it grows: many runs become one, and what nobody needs any
 * more is removed. I may touch {@code refusal}, {@code runs}, {@code storage}, {@code table} and
 * Spark's rows. I never change a value of a row, and I never compute one.
 */
package org.murmuration.upkeep;
