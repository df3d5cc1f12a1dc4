/**
 * I say before the work what it needs: memory, time, storage, and the settings of Spark. I may
 * touch {@code store}'s configurations, {@code cluster}'s arithmetic and a listing of images. I
 * never open an image, load weights or write anything.
 */
package org.murmuration.plan;
