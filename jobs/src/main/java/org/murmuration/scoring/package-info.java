/**
 * I run a head over examples on executors, say what each was named and add up how it did. I may
 * touch {@code table} and what {@code evaluation} counts with. I never train and never write.
 */
package org.murmuration.scoring;
