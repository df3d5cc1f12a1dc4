/**
 * I am how rows of runs are read as one table: as a whole or not at all, and the newest of each
 * image. I may touch {@code delivery}, {@code runs} and Spark SQL. I never write.
 */
package org.murmuration.newest;
