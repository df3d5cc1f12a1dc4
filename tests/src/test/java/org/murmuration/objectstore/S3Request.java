package org.murmuration.objectstore;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A request up to its body, as it came.
 *
 * @param head its bytes, with the empty line
 * @param lines of it, the request's own first
 */
record S3Request(byte[] head, List<String> lines) {
  private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
  private static final Pattern LIST = Pattern.compile("(^|&)(list-type|prefix|delimiter)=");

  /** The next one; null where no more comes. */
  static S3Request read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int matched = 0;
    while (matched < END.length) {
      int next = in.read();
      if (next < 0 && head.size() == 0) {
        return null;
      }
      if (next < 0) {
        throw new EOFException("A request ends in its head");
      }
      head.write(next);
      matched = next == END[matched] ? matched + 1 : next == END[0] ? 1 : 0;
    }
    byte[] bytes = head.toByteArray();
    return new S3Request(
        bytes, Arrays.asList(new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n")));
  }

  private String[] words() {
    return lines.get(0).split(" ");
  }

  private String query() {
    int mark = words()[1].indexOf('?');
    return mark < 0 ? "" : words()[1].substring(mark + 1);
  }

  /** The bucket and what is asked of it, decoded; of a listing, its prefix. */
  String path() {
    String path = words()[1].replaceFirst("\\?.*", "");
    String prefix =
        Arrays.stream(query().split("&"))
            .filter(part -> part.startsWith("prefix="))
            .map(part -> part.substring("prefix=".length()))
            .findFirst()
            .orElse("");
    String whole = kind().equals("LIST") ? path.replaceFirst("/+$", "") + "/" + prefix : path;
    // A plus sign in a path is none for a blank, and all clients here write %20.
    return URLDecoder.decode(whole.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** What it is, where the method alone does not tell. */
  String kind() {
    String method = words()[0];
    if (method.equals("GET") && LIST.matcher(query()).find()) {
      return "LIST";
    }
    if (method.equals("POST") && query().startsWith("delete")) {
      return "DELETE of many";
    }
    return method.equals("PUT") && has("x-amz-copy-source") ? "COPY" : method;
  }

  boolean has(String header) {
    return !value(header).isEmpty();
  }

  /** Of a header; empty where there is none. */
  String value(String header) {
    String start = header + ":";
    return lines.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .findFirst()
        .orElse("");
  }

  /** Bytes behind the head. */
  long bodyBytes() {
    if (has("transfer-encoding")) {
      throw new IllegalStateException("A body of no known length: " + lines);
    }
    return has("content-length") ? Long.parseLong(value("content-length")) : 0;
  }
}
