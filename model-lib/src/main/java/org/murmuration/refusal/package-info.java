/**
 * I am the one exception that means "the user can mend this". I may touch nothing but the JDK. I
 * never end a process: {@code launch} turns my kind into an exit code.
 */
package org.murmuration.refusal;
