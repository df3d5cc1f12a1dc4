/**
 * I am the process: arguments and settings become a job, a job's end becomes lines, a run report
 * and an exit code. I alone may touch {@code System.exit}, {@code SparkSession.builder} and what a
 * user sees printed. I never do a stage's work.
 */
package org.murmuration.launch;
