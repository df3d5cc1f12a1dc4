package org.murmuration.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A folder that tests can look into and damage. */
public final class InMemoryFolder implements Folder {
  private final Map<String, ByteArrayOutputStream> files = new LinkedHashMap<>();

  @Override
  public InputStream open(String name) throws FileNotFoundException {
    if (!files.containsKey(name)) {
      throw new FileNotFoundException(location() + "/" + name);
    }
    return new ByteArrayInputStream(bytes(name));
  }

  @Override
  public OutputStream create(String name) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    files.put(name, file);
    return file;
  }

  @Override
  public String location() {
    return "memory:/folder";
  }

  Set<String> names() {
    return files.keySet();
  }

  byte[] bytes(String name) {
    return files.get(name).toByteArray();
  }

  void put(String name, byte[] bytes) {
    create(name);
    files.get(name).writeBytes(bytes);
  }

  void delete(String name) {
    files.remove(name);
  }

  void flip(String name, int position) {
    byte[] bytes = bytes(name);
    bytes[position] ^= 1;
    put(name, bytes);
  }

  /** Replaces a file and makes {@code SHA256SUMS} vouch for it. */
  void replaceAndVouch(String name, byte[] bytes) {
    String sums = new String(bytes("SHA256SUMS"), UTF_8);
    String before = Sha256.of(bytes(name));
    put(name, bytes);
    put("SHA256SUMS", sums.replace(before, Sha256.of(bytes)).getBytes(UTF_8));
  }
}
