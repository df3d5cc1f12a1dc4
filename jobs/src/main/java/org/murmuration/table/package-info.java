/**
 * I am what lies on storage as rows: images to read, embeddings, rejects, predictions. I alone know
 * the names of Parquet columns and of the folders of a table, and what makes a run count. I may
 * touch Spark SQL and Hadoop paths. I never compute what is in a row.
 */
package org.murmuration.table;
