/**
 * I am what lies on storage as rows: embeddings, rejects, packs. I alone know the names of the
 * columns that several tables have, and how Parquet is read. I may touch {@code architecture},
 * {@code decode}, {@code delivery}, {@code engine}, {@code iceberg}, {@code image}, {@code
 * imagepass}, {@code label}, {@code machine}, {@code newest}, {@code refusal}, {@code runs}, {@code
 * seen}, {@code split}, {@code storage}, {@code store} and Spark SQL and Hadoop paths. I never
 * compute what is in a row.
 *
 * <p>A run of a table is written into a hidden folder {@code .run=<id>.draft-<uuid>}, leg by leg.
 * Each leg is moved to {@code run=<id>.leg-<number>}, the last to {@code run=<id>}, and marked with
 * {@code _SUCCESS}: readers see all of it or nothing. On HDFS and a local disk the move is one step
 * and takes the mark along; an object store copies, and is marked after that. Of two processes that
 * write one run the second is refused, and where they take the table's lease already when it
 * begins. A process that is killed leaves its legs, which count, and its hidden folder: that goes
 * when a run of that id is made again, or a day later with the next run of the table, whose lease
 * says that nobody else is at work.
 */
package org.murmuration.table;
