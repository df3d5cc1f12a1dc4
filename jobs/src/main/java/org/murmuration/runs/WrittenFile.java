package org.murmuration.runs;

import java.io.Serializable;

/**
 * A Parquet file as the task that wrote it knows it, without reading it again.
 *
 * @param sha256 of all its bytes, hexadecimal
 */
public record WrittenFile(PartFile part, String sha256) implements Serializable {}
