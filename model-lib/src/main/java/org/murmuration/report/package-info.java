/**
 * I am the page on which people read how well a classifier names images: text, tables and pictures
 * in one file of HTML. I may touch {@code evaluation}, {@code label} and streams. I never compute a
 * score, put a script into a page or fetch anything for it; and whatever comes from outside is
 * escaped before it is written.
 */
package org.murmuration.report;
