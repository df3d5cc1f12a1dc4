package org.murmuration.storage;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * Local files, sorted, under {@code disturbed:///}, where another process does something just
 * before a request is answered. A name below a file is refused, as by HDFS.
 */
public final class DisturbedFileSystem extends RawLocalFileSystem {
  private static final URI ROOT = URI.create("disturbed:///");

  private final List<Disturbance> due = new CopyOnWriteArrayList<>();

  /** What a request asks for. */
  public enum Request {
    LIST,
    OPEN,
    DELETE
  }

  /** What happens before a request. */
  @FunctionalInterface
  public interface Event {
    void happen() throws IOException;
  }

  /** What happens before a request for a name. */
  private record Disturbance(Request request, String end, Event event) {
    boolean isBefore(Request asked, Path place) {
      return request == asked && place.toString().endsWith(end);
    }
  }

  @Override
  public URI getUri() {
    return ROOT;
  }

  @Override
  public String getScheme() {
    return ROOT.getScheme();
  }

  /** For a storage that has this one. */
  public static Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.set("fs.disturbed.impl", DisturbedFileSystem.class.getName());
    configuration.set(AllowedSchemes.SETTING, "file,disturbed");
    return configuration;
  }

  /** The one that all of this process share, with nothing due. */
  public static DisturbedFileSystem undisturbed() throws IOException {
    DisturbedFileSystem shared = (DisturbedFileSystem) FileSystem.get(ROOT, configuration());
    shared.due.clear();
    return shared;
  }

  public static String path(java.nio.file.Path file) {
    return ROOT.getScheme() + "://" + file;
  }

  /**
   * @param end of the location that is asked for
   * @param event that happens before the first such request alone, unless it fails
   */
  public void before(Request request, String end, Event event) {
    due.add(new Disturbance(request, end, event));
  }

  private void disturb(Request request, Path place) throws IOException {
    for (Disturbance next : List.copyOf(due)) {
      // Not while it happens: it asks for something, too.
      if (next.isBefore(request, place) && due.remove(next)) {
        happen(next);
      }
    }
  }

  private void happen(Disturbance next) throws IOException {
    try {
      next.event().happen();
    } catch (IOException e) {
      due.add(next);
      throw e;
    }
  }

  /** Without owners and rights, which are looked up on the local disk alone. */
  private static FileStatus plain(FileStatus file) {
    return new FileStatus(
        file.getLen(),
        file.isDirectory(),
        1,
        file.getBlockSize(),
        file.getModificationTime(),
        file.getPath());
  }

  @Override
  public FileStatus getFileStatus(Path place) throws IOException {
    return plain(super.getFileStatus(place));
  }

  @Override
  public FileStatus[] listStatus(Path folder) throws IOException {
    disturb(Request.LIST, folder);
    return Arrays.stream(super.listStatus(folder))
        .map(DisturbedFileSystem::plain)
        .sorted(Comparator.comparing(FileStatus::getPath))
        .toArray(FileStatus[]::new);
  }

  @Override
  public FSDataInputStream open(Path file, int bufferSize) throws IOException {
    disturb(Request.OPEN, file);
    return super.open(file, bufferSize);
  }

  @Override
  public boolean delete(Path place, boolean recursive) throws IOException {
    disturb(Request.DELETE, place);
    if (pathToFile(place.getParent()).isFile()) {
      throw new ParentNotDirectoryException(place.getParent() + " (is not a directory)");
    }
    return super.delete(place, recursive);
  }
}
