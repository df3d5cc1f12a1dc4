/**
 * I am the process: arguments and settings become a job, a job's end becomes lines, a run report
 * and an exit code. I may touch {@code assemble}, {@code checkimages}, {@code classify}, {@code
 * cluster}, {@code command}, {@code compact}, {@code demo}, {@code device}, {@code dl4j}, {@code
 * doctor}, {@code embed}, {@code evaluate}, {@code export}, {@code finetune}, {@code importing},
 * {@code listing}, {@code pack}, {@code pipeline}, {@code plan}, {@code refusal}, {@code show},
 * {@code storage}, {@code store}, {@code table}, {@code tracking}, {@code train}, {@code tune} and
 * {@code System.exit}, {@code SparkSession.builder} and what a user sees printed. I never do a
 * stage's work.
 */
package org.murmuration.launch;
