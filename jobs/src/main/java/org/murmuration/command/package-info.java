/**
 * I am the shape that every stage has: options that become a job, a job that becomes a result. I
 * may touch {@code architecture}, {@code decode}, {@code delivery}, {@code image}, {@code
 * imagepass}, {@code refusal}, {@code storage}, {@code table} and a {@code SparkSession}, which is
 * handed to me. I never know a stage.
 */
package org.murmuration.command;
