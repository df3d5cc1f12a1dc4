package org.murmuration.weights;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.murmuration.refusal.Refusal;

/** Says what a file is that holds no weights, or none that are read here. */
final class NoWeights {
  private static final int LOOKED_AT = 4096;
  private static final int SHOWN = 60;

  private static final Pattern POINTER =
      Pattern.compile("version https?://\\S*git-lfs\\S*/spec/.*", Pattern.DOTALL);

  private static final Pattern POINTER_SIZE = Pattern.compile("(?m)^size (\\d{1,15})$");

  private static final List<String> PAGE = List.of("<!doctype html", "<html", "<head", "<body");

  private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>\\s*(.*?)\\s*</title>");

  /** What else begins with such bytes, and what to do about it. */
  private record Kind(String magic, int at, String words) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("\u001f\u008b", 0, "it is packed with gzip (unpack it)"),
          new Kind("BZh", 0, "it is packed with bzip2 (unpack it)"),
          new Kind("7z\u00bc\u00af", 0, "it is packed with 7-Zip (unpack it)"),
          new Kind("ustar", 257, "it is a tar archive (unpack it)"),
          new Kind(
              "TFL3", 4, "it is a model of TensorFlow Lite's, whose weights are not read here"));

  private NoWeights() {}

  /** Of a file that is neither HDF5 nor a zip nor safetensors. */
  static Refusal refusal(ByteBuffer content, String location) {
    return Refusal.input("Cannot import %s: %s".formatted(location, words(content)));
  }

  private static String words(ByteBuffer content) {
    String text = text(content, UTF_8).replace("\uFEFF", "").stripLeading();
    String lowered = text.toLowerCase(Locale.ROOT);
    if (POINTER.matcher(text).matches()) {
      return pointer(content.limit(), text);
    }
    if (PAGE.stream().anyMatch(lowered::startsWith)) {
      return page(text);
    }
    if (lowered.startsWith("<?xml") || lowered.startsWith("{")) {
      return "it is %s, such as a server's answer that was saved in place of the file (download it anew)"
          .formatted(lowered.startsWith("{") ? "JSON" : "XML");
    }
    return isPickle(content) ? pickle() : others(content);
  }

  private static String text(ByteBuffer content, java.nio.charset.Charset charset) {
    byte[] bytes = new byte[Math.min(LOOKED_AT, content.limit())];
    content.duplicate().rewind().get(bytes);
    return new String(bytes, charset);
  }

  private static String pointer(int bytes, String text) {
    Matcher size = POINTER_SIZE.matcher(text);
    return "it is a pointer of Git LFS, %d bytes in place of the weights%s (fetch them with git lfs pull, or download the file itself)"
        .formatted(bytes, size.find() ? "' %,d".formatted(Long.parseLong(size.group(1))) : "");
  }

  private static String page(String text) {
    Matcher title = TITLE.matcher(text);
    return "it is a web page%s that was saved in place of the weights (sign in or follow its link, and download the file itself)"
        .formatted(title.find() ? " of the title '%s'".formatted(shortened(title.group(1))) : "");
  }

  private static String shortened(String title) {
    return title.length() <= SHOWN ? title : title.substring(0, SHOWN) + "...";
  }

  /** Protocols 2 to 5 begin so; PyTorch wrote them before version 1.6. */
  private static boolean isPickle(ByteBuffer content) {
    return content.limit() > 2
        && content.get(0) == (byte) 0x80
        && content.get(1) >= 2
        && content.get(1) <= 5;
  }

  /** What can run is never read. */
  static String pickle() {
    return "it is a pickle of PyTorch's, which can run anything (save it with safetensors.torch.save_file)";
  }

  private static String others(ByteBuffer content) {
    String bytes = text(content, java.nio.charset.StandardCharsets.ISO_8859_1);
    return KINDS.stream()
        .filter(kind -> bytes.startsWith(kind.magic(), kind.at()))
        .map(Kind::words)
        .findFirst()
        .orElse("it is none of HDF5, safetensors or a zip, which are how weights are read here");
  }
}
