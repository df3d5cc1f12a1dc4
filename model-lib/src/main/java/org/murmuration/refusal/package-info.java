/**
 * I am the one exception that means "the user can mend this", and what is asked and said before it
 * is thrown. I may touch nothing but the JDK. I never end a process: {@code launch} turns my kind
 * into an exit code.
 */
package org.murmuration.refusal;
