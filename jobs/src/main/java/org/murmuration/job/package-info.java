/**
 * I am the shape that every stage has: options that become a job, a job that becomes a result. I
 * may touch a {@code SparkSession}, which is handed to me. I never know a stage.
 */
package org.murmuration.job;
