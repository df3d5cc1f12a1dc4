package org.murmuration.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestNpz {
  @TempDir private Path folder;

  @Test
  void readsFloatsOfEachTypeWithTheirShape() throws IOException {
    Path file = folder.resolve("a.npz");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      add(zip, "bytes", "|u1", "(3,)", ByteBuffer.wrap(new byte[] {0, 1, (byte) 255}));
      add(zip, "singles", "<f4", "(1, 2)", little(8).putFloat(0.5f).putFloat(-2));
      add(zip, "doubles", "<f8", "(2, 1)", little(16).putDouble(0.25).putDouble(3));
    }
    Npz npz = Npz.read(file);
    assertThat(npz.floats("bytes")).containsExactly(0, 1, 255);
    assertThat(npz.floats("singles")).containsExactly(0.5f, -2);
    assertThat(npz.floats("doubles")).containsExactly(0.25f, 3);
    assertThat(npz.shape("bytes")).containsExactly(3);
    assertThat(npz.shape("doubles")).containsExactly(2, 1);
    assertThatThrownBy(() -> npz.floats("other"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("No array 'other'");
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void add(
      ZipOutputStream zip, String name, String type, String shape, ByteBuffer data)
      throws IOException {
    byte[] header =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }\n"
            .formatted(type, shape)
            .getBytes(StandardCharsets.ISO_8859_1);
    zip.putNextEntry(new ZipEntry(name + ".npy"));
    zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    zip.write(little(2).putShort((short) header.length).array());
    zip.write(header);
    byte[] bytes = new byte[data.rewind().remaining()];
    data.get(bytes);
    zip.write(bytes);
  }
}
