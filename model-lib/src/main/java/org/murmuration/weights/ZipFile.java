package org.murmuration.weights;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.murmuration.refusal.Refusal;

/**
 * The list of entries at the end of a zip, checked before an entry is opened: few of them, each in
 * a place of its own, none that claims to unpack to a multiple of what floats or JSON do. (The JDK
 * reads zips from paths or from front to back; this module knows no paths, and the list is at the
 * end.)
 */
final class ZipFile {
  /**
   * @param size unpacked, as the zip claims
   * @param packedSize in the file
   */
  record Entry(String name, boolean deflated, long crc, long size, long packedSize, long header) {}

  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int MAX_COMMENT_BYTES = 0xFFFF;
  private static final int LISTED_SIGNATURE = 0x02014b50;
  private static final int LISTED_BYTES = 46;
  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int LOCAL_BYTES = 30;
  private static final long ZIP64 = 0xFFFFFFFFL;
  private static final int ENCRYPTED = 1;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int MAX_ENTRIES = 64;

  /** Floats shrink to nine tenths, JSON to a tenth; the most that deflate can do is 1032. */
  private static final long MAX_RATIO = 200;

  private static final int BLOCK_BYTES = 1 << 14;

  private final ByteBuffer content;
  private final String location;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * @throws Refusal if that is no whole zip, or not one that a program wrote in good faith
   */
  ZipFile(ByteBuffer content, String location) {
    this.content = content.duplicate().rewind().order(ByteOrder.LITTLE_ENDIAN);
    this.location = location;
    try {
      readList();
    } catch (IndexOutOfBoundsException e) {
      throw refusal("its list of entries is damaged", e);
    }
  }

  static boolean is(ByteBuffer content) {
    return content.limit() >= Integer.BYTES
        && content.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(0) == LOCAL_SIGNATURE;
  }

  Set<String> names() {
    return entries.keySet();
  }

  /** The entry of that name, or null. */
  Entry find(String name) {
    return entries.get(name);
  }

  private void readList() {
    int end = end();
    int count = unsignedShort(end + 10);
    long begin = unsignedInt(end + 16);
    if (count > MAX_ENTRIES || begin == ZIP64) {
      throw refusal("it claims %d entries (up to %d are possible)".formatted(count, MAX_ENTRIES));
    }
    int at = Math.toIntExact(Math.min(begin, content.limit()));
    for (int i = 0; i < count; i++) {
      at = readEntry(at);
    }
    if (at > end) {
      throw refusal("its list of entries is damaged");
    }
    requireApart(Math.toIntExact(Math.min(begin, content.limit())));
  }

  private int end() {
    int last = content.limit() - END_BYTES;
    for (int at = last; at >= Math.max(0, last - MAX_COMMENT_BYTES); at--) {
      if (content.getInt(at) == END_SIGNATURE && unsignedShort(at + 20) == last - at) {
        return at;
      }
    }
    throw refusal("it has no end (was it copied whole?)");
  }

  private int readEntry(int at) {
    int nameBytes = unsignedShort(at + 28);
    String name = text(at + LISTED_BYTES, nameBytes);
    int method = unsignedShort(at + 10);
    if (content.getInt(at) != LISTED_SIGNATURE) {
      throw refusal("its list of entries is damaged");
    }
    if ((unsignedShort(at + 8) & ENCRYPTED) != 0 || (method != STORED && method != DEFLATED)) {
      throw refusal("%s is packed in a way that is not read".formatted(name));
    }
    Entry entry =
        new Entry(
            name,
            method == DEFLATED,
            unsignedInt(at + 16),
            unsignedInt(at + 24),
            unsignedInt(at + 20),
            unsignedInt(at + 42));
    requirePossible(entry);
    if (entries.put(name, entry) != null) {
      throw refusal("it has two entries of the name %s".formatted(name));
    }
    return at + LISTED_BYTES + nameBytes + unsignedShort(at + 30) + unsignedShort(at + 32);
  }

  private void requirePossible(Entry entry) {
    boolean bomb = entry.size() / MAX_RATIO > entry.packedSize();
    boolean lie = !entry.deflated() && entry.size() != entry.packedSize();
    if (bomb || lie || entry.size() == ZIP64) {
      throw refusal(
          "%s claims to unpack %d bytes to %d"
              .formatted(entry.name(), entry.packedSize(), entry.size()));
    }
  }

  /** Entries that share bytes are how a small zip unpacks to a large one. */
  private void requireApart(int listBegin) {
    List<Entry> inOrder = new ArrayList<>(entries.values());
    inOrder.sort(Comparator.comparingLong(Entry::header));
    long free = 0;
    for (Entry entry : inOrder) {
      long begin = dataBegin(entry);
      if (entry.header() < free || begin + entry.packedSize() > listBegin) {
        throw refusal("%s does not lie in a place of its own".formatted(entry.name()));
      }
      free = begin + entry.packedSize();
    }
  }

  private int dataBegin(Entry entry) {
    int header = Math.toIntExact(Math.min(entry.header(), content.limit()));
    int nameBytes = unsignedShort(header + 26);
    if (content.getInt(header) != LOCAL_SIGNATURE
        || !text(header + LOCAL_BYTES, nameBytes).equals(entry.name())) {
      throw refusal("%s is not where its list of entries says".formatted(entry.name()));
    }
    return header + LOCAL_BYTES + nameBytes + unsignedShort(header + 28);
  }

  /** The unpacked bytes, however many they are; damage ends in a {@code ZipException}. */
  InputStream open(Entry entry) {
    ByteBuffer packed = content.slice(dataBegin(entry), Math.toIntExact(entry.packedSize()));
    InputStream in = new ByteBufferInputStream(packed);
    return entry.deflated() ? inflated(in) : in;
  }

  private static InputStream inflated(InputStream in) {
    Inflater inflater = new Inflater(true);
    return new InflaterInputStream(in, inflater, BLOCK_BYTES) {
      @Override
      public void close() {
        inflater.end();
      }
    };
  }

  private String text(int at, int length) {
    byte[] bytes = new byte[length];
    content.get(at, bytes);
    return new String(bytes, UTF_8);
  }

  private int unsignedShort(int at) {
    return Short.toUnsignedInt(content.getShort(at));
  }

  private long unsignedInt(int at) {
    return Integer.toUnsignedLong(content.getInt(at));
  }

  private Refusal refusal(String why) {
    return refusal(why, null);
  }

  private Refusal refusal(String why, Throwable cause) {
    return Refusal.input("Cannot read %s as a zip: %s".formatted(location, why), cause);
  }
}
