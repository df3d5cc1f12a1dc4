/**
 * I am the way from an image file's bytes to its pixels, and the reasons why a file can't go it. I
 * may touch {@code machine}, {@code refusal} and the JDK's {@code javax.imageio} and the codecs
 * registered with it (TwelveMonkeys). I never open a path, never know a network or a cluster, and
 * never make up pixels that a file lacks: what can't be decoded whole is rejected with a {@link
 * org.murmuration.decode.Reason}.
 */
package org.murmuration.decode;
