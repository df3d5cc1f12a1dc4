/**
 * I am files and folders on any file system that Hadoop knows, each written whole or not at all. I
 * may touch {@code machine}, {@code refusal}, {@code store} and Hadoop's {@code FileSystem}. I
 * never know what is in a file.
 */
package org.murmuration.storage;
