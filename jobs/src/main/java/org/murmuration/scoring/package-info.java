/**
 * I run a head over examples on executors, say what each was named and add up how it did. I may
 * touch {@code engine}, {@code evaluation}, {@code imagepass}, {@code label}, {@code network},
 * {@code refusal}, {@code split} and {@code table}. I never train and never write.
 */
package org.murmuration.scoring;
