package org.murmuration.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a classifier named, as one HTML page with a small picture of each image. It holds all it
 * needs. Its script only filters what is there, and a browser runs no other on it.
 *
 * @param predictions where all answers are
 * @param folder that the names of images are in
 * @param threshold probability below which an image is called unsure; 0 calls none so
 * @param unused images that could not be used, or the first of them
 */
public record AnswerPage(
    String predictions,
    String folder,
    double threshold,
    AnswerCounts counts,
    ShownAnswers shown,
    List<UnusedImage> unused) {
  public AnswerPage {
    unused = List.copyOf(unused);
  }

  /** Writes UTF-8, an image at a time, and flushes; the stream stays open. */
  public void write(OutputStream out) throws IOException {
    String script = PagePart.text("answers.js");
    AnswerHtml html = new AnswerHtml(this);
    AnswerGallery gallery = new AnswerGallery(this);
    Stream<String> pieces =
        Stream.of(
                Stream.of(head(script), html.header(), html.notice(), gallery.filter()),
                gallery.pieces(),
                Stream.of(html.unused(), html.footer(), tail(script)))
            .flatMap(part -> part);
    for (String piece : (Iterable<String>) pieces::iterator) {
      out.write(piece.getBytes(UTF_8));
    }
    out.flush();
  }

  private String head(String script) throws IOException {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
    style-src 'unsafe-inline'; script-src 'sha256-%s'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>%s: predictions</title>
    <style>
    %s%s</style>
    </head>
    <body>
    <main>
    """
        .formatted(
            digest(script),
            Html.text(AnswerHtml.nameOf(predictions)),
            PagePart.text("report.css"),
            PagePart.text("answers.css"));
  }

  private static String tail(String script) {
    return "</main>\n<script>" + script + "</script>\n</body>\n</html>\n";
  }

  /** By which a browser knows the one script that it may run. */
  private static String digest(String script) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder().encodeToString(digest.digest(script.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
