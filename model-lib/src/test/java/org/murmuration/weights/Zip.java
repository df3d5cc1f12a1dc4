package org.murmuration.weights;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The entries of a zip, to be changed and zipped again. */
final class Zip {
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  static Zip of(byte[] zip) {
    Zip copy = new Zip();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        copy.put(entry.getName(), in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  Zip put(String name, byte[] content) {
    entries.put(name, content);
    return this;
  }

  Zip remove(String name) {
    entries.remove(name);
    return this;
  }

  byte[] get(String name) {
    return entries.get(name);
  }

  byte[] bytes() {
    return bytes(Deflater.NO_COMPRESSION);
  }

  /** As small as it goes. */
  byte[] packed() {
    return bytes(Deflater.BEST_COMPRESSION);
  }

  private byte[] bytes(int level) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.setLevel(level);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
