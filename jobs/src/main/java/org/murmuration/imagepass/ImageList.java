package org.murmuration.imagepass;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.murmuration.storage.Storage;

/**
 * Runs on executors: the images of a chunk as a file. Only the process that had it written reads
 * it, so that it has no version.
 */
record ImageList(Storage storage, String location) {
  private static final int NULL = -1;

  /**
   * What was written.
   *
   * @param images how many
   * @param bytes of the file
   */
  record Written(int images, long bytes) {}

  Written write(Iterator<DueImage> images) throws IOException {
    int count = 0;
    // Names are alike: compressed, they are a tenth, and less than the row of the smallest network.
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(list))) {
      for (; images.hasNext(); count++) {
        write(images.next(), out);
      }
    }
    try (OutputStream file = storage.create(location)) {
      list.writeTo(file);
    }
    return new Written(count, list.size());
  }

  private static void write(DueImage image, DataOutputStream out) throws IOException {
    ImageFile file = image.file();
    write(file.uri(), out);
    write(file.label(), out);
    out.writeLong(file.lengthBytes());
    out.writeLong(file.timeMillis());
    write(file.pack(), out);
    write(file.split(), out);
    write(file.group(), out);
    write(image.rejectedAs(), out);
  }

  /** Not {@code writeUTF}, which takes 64 kB at most. */
  private static void write(String text, DataOutputStream out) throws IOException {
    if (text == null) {
      out.writeInt(NULL);
      return;
    }
    byte[] bytes = text.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  List<DueImage> read(Written list) throws IOException {
    int count = list.images();
    List<DueImage> images = new ArrayList<>(count);
    try (InputStream file = storage.openKnown(location, list.bytes());
        DataInputStream in =
            new DataInputStream(new BufferedInputStream(new GZIPInputStream(file)))) {
      for (int i = 0; i < count; i++) {
        images.add(image(in));
      }
    }
    return images;
  }

  private static DueImage image(DataInputStream in) throws IOException {
    ImageFile file =
        new ImageFile(
            text(in), text(in), in.readLong(), in.readLong(), text(in), text(in), text(in));
    return new DueImage(file, text(in));
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length == NULL) {
      return null;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, UTF_8);
  }
}
