/**
 * I am the pages on which people read what a classifier named and how well it does: text, tables
 * and pictures in one file of HTML. I may touch {@code evaluation}, {@code label} and streams. I
 * never compute a score or fetch anything for a page, and no script is in one but my own that
 * filters pictures; whatever comes from outside is escaped before it is written.
 */
package org.murmuration.report;
