package org.murmuration.cluster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.apache.spark.broadcast.Broadcast;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.Sha256;
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
  record Sent(Broadcast<byte[]> bytes, String sha256) implements ParameterSource {
    @Override
    public String location() {
      return "the broadcast network";
    }

    @Override
    public InputStream open() {
      byte[] received = bytes.value();
      String found = Sha256.of(received);
      if (!found.equals(sha256)) {
        throw Refusal.temporary(
            "Cannot use %s: its SHA-256 is %s, the driver sent %s"
                .formatted(location(), found, sha256),
            null);
      }
      return new ByteArrayInputStream(received);
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
