/**
 * I am what a classifier named on images, as a table: its contract, its columns, and which images
 * have a prediction already. I may touch {@code decode}, {@code imagepass}, {@code label}, {@code
 * network}, {@code newest}, {@code refusal}, {@code runs}, {@code storage}, {@code store}, {@code
 * table} and Spark SQL. I never run a network.
 */
package org.murmuration.predictions;
