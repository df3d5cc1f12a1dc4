package org.murmuration.weights;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.refusal.Refused;

/** What people save in place of weights. */
class TestNoWeights {
  private static final String WHERE = "memory:/x.h5";

  private static void refuses(byte[] bytes, String why) {
    Refused.input(() -> WeightsFile.open(ByteBuffer.wrap(bytes), WHERE))
        .hasMessage("Cannot import %s: %s", WHERE, why);
  }

  private static void refuses(String text, String why) {
    refuses(text.getBytes(ISO_8859_1), why);
  }

  @Test
  void aPointerOfGitLfsIsCalledSo() {
    refuses(
        "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 553507836\n",
        "it is a pointer of Git LFS, 74 bytes in place of the weights' 553,507,836 (fetch them with git lfs pull, or download the file itself)");
    refuses(
        "version https://git-lfs.github.com/spec/v1\n",
        "it is a pointer of Git LFS, 43 bytes in place of the weights (fetch them with git lfs pull, or download the file itself)");
  }

  @ParameterizedTest
  @CsvSource({
    "<!DOCTYPE html><html><head><title>Sign in</title></head>",
    "'\n  <HTML><title lang=\"en\">\n Sign in </title>'",
    "\u00ef\u00bb\u00bf<!doctype html><title>Sign in</title>"
  })
  void aWebPageIsCalledSo(String page) {
    refuses(
        page,
        "it is a web page of the title 'Sign in' that was saved in place of the weights (sign in or follow its link, and download the file itself)");
  }

  @Test
  void aServersAnswerIsCalledSo() {
    refuses(
        "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>",
        "it is XML, such as a server's answer that was saved in place of the file (download it anew)");
    refuses(
        "{\"error\": \"Unauthorized\"}",
        "it is JSON, such as a server's answer that was saved in place of the file (download it anew)");
  }

  @Test
  void whatIsPackedOrRunsIsCalledSo() {
    refuses("\u001f\u008b\b\0\0\0\0\0\0\0\0", "it is packed with gzip (unpack it)");
    refuses(
        "\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P",
        "it is a pickle of PyTorch's, which can run anything (save it with safetensors.torch.save_file)");
    byte[] tar = new byte[1024];
    Arrays.fill(tar, 0, 100, (byte) 'a');
    System.arraycopy("ustar".getBytes(ISO_8859_1), 0, tar, 257, 5);
    refuses(tar, "it is a tar archive (unpack it)");
  }
}
