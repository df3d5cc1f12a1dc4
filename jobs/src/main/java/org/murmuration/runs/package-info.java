/**
 * I am the folders of a table's runs: what makes one count, who may write it, the lease of a table,
 * and the Parquet files in it, each written once by the task that has its rows. I may touch {@code
 * refusal}, {@code storage}, {@code store} and Spark's rows, Parquet and Hadoop paths. I never know
 * what a row means.
 */
package org.murmuration.runs;
