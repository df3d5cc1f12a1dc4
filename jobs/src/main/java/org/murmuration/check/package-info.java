/**
 * I am the stage that says what image files are, before a network sees them. I may touch {@code
 * table} and {@code cluster}. I never change a file, and I never know another stage.
 */
package org.murmuration.check;
