/**
 * I am the look at a cluster before work is given to it: versions, native library, threads, memory,
 * storage. I may run small tasks and write one small file. I never change a setting.
 */
package org.murmuration.doctor;
