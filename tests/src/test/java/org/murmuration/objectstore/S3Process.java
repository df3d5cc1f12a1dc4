package org.murmuration.objectstore;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** S3Proxy, which keeps all in memory, in a process of its own: it brings other libraries. */
record S3Process(Process process, int port) implements AutoCloseable {
  static final String KEY = "murmuration";
  static final String SECRET = "a-secret-of-nobody";

  /** Names the folder with its jars. */
  private static final String JARS = System.getProperty("murmuration.s3proxy", "target/s3proxy");

  private static final int START_SECONDS = 60;

  /**
   * @param folder of its own
   */
  static S3Process start(Path folder) throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    S3Process started = new S3Process(launch(Files.createDirectories(folder), port), port);
    started.await();
    return started;
  }

  private static Process launch(Path folder, int port) throws IOException {
    Path settings = folder.resolve("s3proxy.properties");
    Files.writeString(
        settings,
        String.join(
            "\n",
            "s3proxy.endpoint=http://127.0.0.1:" + port,
            "s3proxy.authorization=aws-v2-or-v4",
            "s3proxy.identity=" + KEY,
            "s3proxy.credential=" + SECRET,
            "jclouds.provider=transient",
            "jclouds.identity=none",
            "jclouds.credential=none"));
    Path logging = folder.resolve("logback.xml");
    // It writes down each byte otherwise, which takes longer than all else.
    Files.writeString(logging, "<configuration><root level='OFF'/></configuration>");
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-Dlogback.configurationFile=" + logging,
            "-cp",
            Path.of(JARS).toAbsolutePath() + "/*",
            "org.gaul.s3proxy.Main",
            "--properties",
            settings.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("s3proxy.log").toFile())
        .start();
  }

  private void await() throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (process.isAlive() && System.nanoTime() < end) {
      try (Socket there = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    close();
    throw new IOException("The S3 server did not start from " + JARS);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
