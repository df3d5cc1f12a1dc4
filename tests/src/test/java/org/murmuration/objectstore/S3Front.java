package org.murmuration.objectstore;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Stands before a server, lets all bytes through as they come, and counts requests. Those that it
 * refuses never reach the server.
 */
final class S3Front implements AutoCloseable {
  private static final String SLOW_DOWN =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          + "<Error><Code>SlowDown</Code><Message>Reduce your request rate.</Message></Error>";

  private static final int CONNECTIONS = 512;

  private final ServerSocket socket;
  private final int serverPort;
  private final S3Counts counts;

  private S3Front(ServerSocket socket, int serverPort, S3Counts counts) {
    this.socket = socket;
    this.serverPort = serverPort;
    this.counts = counts;
  }

  static S3Front before(int serverPort, S3Counts counts) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    S3Front front = new S3Front(new ServerSocket(0, CONNECTIONS, here), serverPort, counts);
    front.start("front", front::accept);
    return front;
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Ends where a connection does. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private void start(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // Either side hung up, as they may.
              }
            },
            "S3 " + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = socket.accept();
      client.setTcpNoDelay(true);
      start("requests", () -> serve(client));
    }
  }

  private void serve(Socket client) throws IOException {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
      server.setTcpNoDelay(true);
      start("answers", () -> answer(server, client));
      InputStream in = new BufferedInputStream(client.getInputStream());
      S3Request request = S3Request.read(in);
      while (request != null) {
        if (!counts.isRefused(request)) {
          pass(request, in, server.getOutputStream());
        } else if (!refuse(request, in, client.getOutputStream())) {
          return;
        }
        request = S3Request.read(in);
      }
    }
  }

  private static void answer(Socket server, Socket client) throws IOException {
    try (server;
        client) {
      server.getInputStream().transferTo(client.getOutputStream());
    }
  }

  private static void pass(S3Request request, InputStream body, OutputStream server)
      throws IOException {
    server.write(request.head());
    copy(body, server, request.bodyBytes());
  }

  private static void copy(InputStream in, OutputStream out, long count) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long left = count;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        throw new IOException("A request ends in its body");
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }

  /** Tells whether the connection can be used any longer: not if a body was never sent. */
  private static boolean refuse(S3Request request, InputStream in, OutputStream client)
      throws IOException {
    boolean goesOn = !request.has("expect");
    if (goesOn) {
      copy(in, OutputStream.nullOutputStream(), request.bodyBytes());
    }
    boolean hasBody = !request.kind().equals("HEAD");
    String answer =
        "HTTP/1.1 503 Slow Down\r\nContent-Type: application/xml\r\nContent-Length: %d\r\nConnection: %s\r\n\r\n%s"
            .formatted(
                hasBody ? SLOW_DOWN.length() : 0,
                goesOn ? "keep-alive" : "close",
                hasBody ? SLOW_DOWN : "");
    client.write(answer.getBytes(StandardCharsets.ISO_8859_1));
    client.flush();
    return goesOn;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
