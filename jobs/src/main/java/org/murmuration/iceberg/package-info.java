/**
 * I am a table of embeddings that a catalog keeps, as Apache Iceberg does: its contract is a
 * property, each leg one commit. I need nothing of Iceberg but what Spark SQL says to any catalog;
 * its own classes come with the session. I may touch {@code newest}, {@code refusal}, {@code runs},
 * {@code storage} and Spark SQL. I never rewrite rows: that is the catalog's.
 */
package org.murmuration.iceberg;
