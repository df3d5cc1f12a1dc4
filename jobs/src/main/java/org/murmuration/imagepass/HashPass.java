package org.murmuration.imagepass;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.murmuration.cluster.TaskEnd;
import org.murmuration.storage.Storage;
import org.murmuration.store.Sha256;

/**
 * Runs on executors: reads files and keeps their hashes. Those that cannot be read are passed over;
 * what is wrong with them is for {@link NetworkPass} to say.
 */
public final class HashPass implements FlatMapFunction<Iterator<ImageFile>, HashedFile> {
  /** Storage answers late and a hash takes no time, so most of them wait. */
  private static final int READING_THREADS = 8;

  private static final int FILES_AHEAD = 64;
  private static final int BUFFER_BYTES = 1 << 16;

  private final ImageBytes images;

  public HashPass(Storage storage) {
    this.images = new ImageBytes(storage);
  }

  @Override
  public Iterator<HashedFile> call(Iterator<ImageFile> files) {
    ReadAhead<ImageFile, Optional<HashedFile>> hashed =
        new ReadAhead<>(files, this::hash, READING_THREADS, FILES_AHEAD);
    TaskEnd.release(images::close);
    TaskEnd.release(hashed::close);
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(hashed, 0), false)
        .flatMap(Optional::stream)
        .iterator();
  }

  /** As far as it went when it was listed, which is what its row says. */
  private InputStream open(ImageFile file) throws IOException {
    boolean isListed = file.pack() == null && file.lengthBytes() > 0;
    return isListed ? images.openListed(file) : images.open(file);
  }

  private Optional<HashedFile> hash(ImageFile file) {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = open(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return Optional.of(new HashedFile(file, Sha256.hex(digest.digest())));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
