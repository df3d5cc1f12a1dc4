package org.murmuration.dl4j;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.nd4j.linalg.factory.Nd4jBackend;

/** Offers ND4J one of its backends, as if the jar had no other. */
final class OneBackend extends ClassLoader {
  private static final String OFFER = "META-INF/services/" + Nd4jBackend.class.getName();

  private final String backend;

  OneBackend(String backend, ClassLoader parent) {
    super(parent);
    this.backend = backend;
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.equals(OFFER)
        ? Collections.enumeration(List.of(new URL("backend", null, -1, backend, new Offer())))
        : super.getResources(name);
  }

  /** A service file of one line, which is the name in the URL. */
  private static final class Offer extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(url.getFile().getBytes(UTF_8));
        }
      };
    }
  }
}
