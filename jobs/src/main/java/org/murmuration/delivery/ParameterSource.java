package org.murmuration.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.murmuration.storage.Storage;
import org.murmuration.store.VerifiedInputStream;

/** Where an executor gets the safetensors file of a network's parameters. */
sealed interface ParameterSource extends Serializable {
  /** For messages. */
  String location();

  /** The file; {@code close} refuses another than the driver saw, if {@code open} did not yet. */
  InputStream open() throws IOException;

  /** Frees what was sent, everywhere. */
  void close();

  /**
   * Bytes, broadcast once, because a {@code Broadcast<INDArray>} is written element by element and
   * its off-heap memory can never be freed.
   */
  record Sent(BroadcastBytes bytes) implements ParameterSource {
    @Override
    public String location() {
      return "the broadcast network";
    }

    @Override
    public InputStream open() {
      return bytes.open();
    }

    @Override
    public void close() {
      bytes.destroy();
    }
  }

  /**
   * A file in the network's folder. It is read from front to back, arrays past the cut too, because
   * only all of it has the SHA-256 that the folder vouched for when the driver opened it.
   */
  record InFolder(Storage storage, String location, String sha256) implements ParameterSource {
    @Override
    public InputStream open() throws IOException {
      return new VerifiedInputStream(storage.open(location), sha256, location);
    }

    @Override
    public void close() {
      // It is not ours.
    }
  }
}
