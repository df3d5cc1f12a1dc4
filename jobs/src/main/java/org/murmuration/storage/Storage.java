package org.murmuration.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FutureDataInputStreamBuilder;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.util.VersionInfo;
import org.apache.hadoop.util.functional.FutureIO;
import org.apache.hadoop.util.functional.RemoteIterators;
import org.apache.spark.sql.SparkSession;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.Folder;

/** Files on any Hadoop file system, from the driver or an executor. */
public final class Storage implements Serializable {
  private static final Set<String> MOVES_IN_ONE_STEP = Set.of("file", "hdfs");

  /** Without its slash: a scheme, and a host or a bucket. */
  private static final Pattern ROOT = Pattern.compile("(?:[A-Za-z][\\w+.-]*:(?://[^/]*)?)?");

  private final SharedConfiguration configuration;

  private Storage(SharedConfiguration configuration) {
    this.configuration = configuration;
  }

  /**
   * @throws Refusal (settings) if there is no session, or it cannot be used
   */
  public static Storage of(SparkSession spark) {
    UsableSession.require(spark);
    return new Storage(SharedConfiguration.of(spark));
  }

  public static Storage of(Configuration configuration) {
    return new Storage(SharedConfiguration.of(configuration));
  }

  /** The version of Hadoop that is here. */
  public static String hadoopVersion() {
    return VersionInfo.getVersion();
  }

  public Configuration configuration() {
    return configuration.value();
  }

  FileSystem fileSystem(Path path) throws IOException {
    AllowedSchemes.of(configuration.value()).check(path.toUri());
    HostCheck host = new HostCheck(path.toUri());
    host.requireHost(configuration.value());
    try {
      FileSystem files = path.getFileSystem(configuration.value());
      if (isLocal(files)) {
        NameEncoding.ofThisJvm().check(path.toString());
      }
      return files;
    } catch (UnsupportedFileSystemException | LinkageError e) {
      throw MissingFileSystem.refusal(path.toUri());
    } catch (Refusal e) {
      throw e;
    } catch (RuntimeException e) {
      if (e.getCause() instanceof ClassNotFoundException) {
        throw MissingFileSystem.refusal(path.toUri());
      }
      if (e.getCause() instanceof UnknownHostException unknown) {
        throw host.unknown(unknown);
      }
      throw e;
    }
  }

  static boolean isLocal(FileSystem files) {
    boolean onDisk = files instanceof LocalFileSystem || files instanceof RawLocalFileSystem;
    return onDisk && files.getUri().getScheme().equals("file");
  }

  /** The path with its scheme and host, as Spark and other machines need it. */
  public String qualified(String location) throws IOException {
    Path path = CheckedPath.of(location);
    return fileSystem(path).makeQualified(path).toString();
  }

  public boolean exists(String location) throws IOException {
    Path path = CheckedPath.of(location);
    return fileSystem(path).exists(path);
  }

  public boolean isFolder(String location) throws IOException {
    try {
      return status(location).isDirectory();
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /** Whether a file is there; an object store is asked once, and not for a folder as well. */
  @SuppressWarnings("deprecation") // The only question of Hadoop's that is about files alone.
  public boolean hasFile(String location) throws IOException {
    Path path = CheckedPath.of(location);
    return fileSystem(path).isFile(path);
  }

  /**
   * @throws FileNotFoundException if there is no such file
   */
  public FileStatus status(String location) throws IOException {
    Path path = CheckedPath.of(location);
    return fileSystem(path).getFileStatus(path);
  }

  /** Bytes in a file. */
  public long length(String location) throws IOException {
    return status(location).getLen();
  }

  /** What lies in a folder; nothing where there is no folder. */
  public List<FileStatus> list(String location) throws IOException {
    Path path = CheckedPath.of(location);
    try {
      return List.of(fileSystem(path).listStatus(path));
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  /**
   * What lies in a folder, a page at a time; of links, what they lead to.
   *
   * @throws FileNotFoundException if there is no such folder
   */
  public RemoteIterator<Entry> entries(String location) throws IOException {
    Path path = CheckedPath.of(location);
    FileSystem files = fileSystem(path);
    if (isLocal(files)) {
      Path qualified = files.makeQualified(path);
      return LocalFolder.at(
          qualified.toString(), java.nio.file.Path.of(qualified.toUri().getPath()));
    }
    return RemoteIterators.mappingRemoteIterator(files.listStatusIterator(path), Entry::of);
  }

  /**
   * @throws FileNotFoundException if there is nothing
   */
  public Entry entry(String location) throws IOException {
    return Entry.of(status(location));
  }

  /** Names of what lies in a folder, sorted; nothing where there is no folder. */
  public List<String> names(String location) throws IOException {
    return list(location).stream().map(status -> status.getPath().getName()).sorted().toList();
  }

  /**
   * @throws FileNotFoundException if there is no such file
   */
  public InputStream open(String location) throws IOException {
    Path path = CheckedPath.of(location);
    return withoutSum(fileSystem(path), path).open(path);
  }

  /**
   * The same where the length is known, so that an object store is not asked for it: one request
   * and not two, where its connector is of Hadoop 3.3.5 or newer.
   *
   * @param bytes as a listing said
   * @throws FileNotFoundException if there is no such file; on an object store, not before the
   *     first byte is read
   */
  public InputStream openKnown(String location, long bytes) throws IOException {
    Path path = CheckedPath.of(location);
    FutureDataInputStreamBuilder builder =
        withoutSum(fileSystem(path), path)
            .openFile(path)
            .opt("fs.option.openfile.length", Long.toString(bytes))
            .opt("fs.option.openfile.read.policy", "whole-file");
    return FutureIO.awaitFuture(builder.build());
  }

  /** A file with a colon in its name has no checksum beside it: Hadoop cannot spell that one's. */
  private static FileSystem withoutSum(FileSystem files, Path path) {
    return files instanceof LocalFileSystem local && path.getName().indexOf(':') >= 0
        ? local.getRawFileSystem()
        : files;
  }

  public byte[] read(String location) throws IOException {
    try (InputStream in = open(location)) {
      return in.readAllBytes();
    }
  }

  /**
   * Creates or replaces a file, and the folders that it lies in.
   *
   * @throws Refusal if they cannot be made, which the local file system does not say by itself
   */
  public OutputStream create(String location) throws IOException {
    return create(CheckedPath.of(location), CheckedPath.of(location));
  }

  /**
   * @param named the place that a user knows
   */
  OutputStream create(Path path, Path named) throws IOException {
    FileSystem files = fileSystem(path);
    if (ObjectStore.has(files)) {
      return ObjectStore.create(files, path);
    }
    if (!files.mkdirs(files.makeQualified(path).getParent())) {
      throw Refusal.input(
          "Cannot write %s: its folder cannot be made (name another, or check who may write there)"
              .formatted(files.makeQualified(named)));
    }
    return files.create(path, true);
  }

  /**
   * Before hours of work, and not after: writes a small file beside a place, or into a folder that
   * is there, and removes it.
   *
   * @throws Refusal if nothing can be written there
   */
  public void requireWritable(String location) throws IOException {
    Path place = CheckedPath.of(qualified(location));
    new TrialFile(this, place, isFolder(location)).write();
  }

  /** Creates a file, or replaces one, whole or not at all for those who look for it by its name. */
  public void publish(String location, byte[] content) throws IOException {
    new PublishedFile(this, CheckedPath.of(location), content).replace();
  }

  /**
   * Creates a file, whole, unless one is there: of several that do so at once, the first one's
   * stays. HDFS decides that in one step; other storage first looks, and then moves or writes.
   */
  public void publishNew(String location, byte[] content) throws IOException {
    new PublishedFile(this, CheckedPath.of(location), content).create();
  }

  /**
   * The same, by a draft beside it, whatever the storage: others that want the same place see who
   * else does.
   */
  public void publishInSight(String location, byte[] content) throws IOException {
    new PublishedFile(this, CheckedPath.of(location), content).createByDraft();
  }

  /**
   * Creates an empty file that must not be there.
   *
   * @throws org.apache.hadoop.fs.FileAlreadyExistsException if it is
   */
  public void createNew(String location) throws IOException {
    Path path = CheckedPath.of(location);
    fileSystem(path).create(path, false).close();
  }

  /**
   * Moves a folder to a place where there is none, whose own folder may not be there yet.
   *
   * @return whether it is there now; not, if another folder was there or came first
   */
  public boolean moveFolder(String from, String to) throws IOException {
    if (exists(to)) {
      return false;
    }
    Path place = CheckedPath.of(to);
    if (!ObjectStore.has(fileSystem(place))) {
      // HDFS asks for it, a local file system does not.
      fileSystem(place).mkdirs(place.getParent());
    }
    move(CheckedPath.of(from), place);
    // Into a folder that came in between, and not to its name.
    String astray = to + "/" + CheckedPath.of(from).getName();
    boolean there = !exists(astray);
    delete(astray);
    return there;
  }

  /** Whether all of a folder is at its new place in one moment; object stores copy file by file. */
  public boolean movesInOneStep(String location) throws IOException {
    return MOVES_IN_ONE_STEP.contains(fileSystem(CheckedPath.of(location)).getUri().getScheme());
  }

  /**
   * A name beside a folder, which is the folder's own and what is appended to it. Beside the root
   * of a storage there is nothing: what belongs to it lies in it, where readers of tables pass over
   * it.
   *
   * @param appended begins with a dot
   */
  public static String beside(String folder, String appended) {
    String plain = CheckedPath.withoutSlashes(folder);
    return ROOT.matcher(plain).matches() ? plain + "/_" + appended.substring(1) : plain + appended;
  }

  /** A name in a folder. */
  public static String within(String folder, String name) {
    return CheckedPath.withoutSlashes(folder) + "/" + name;
  }

  /** A path that is relative to a folder, or whole and on the folder's storage. */
  public String below(String folder, String path) {
    // Of parts, as Hadoop takes what is before a colon for a scheme.
    return new Path(
            CheckedPath.of(CheckedPath.withoutSlashes(folder) + "/"), new Path(null, null, path))
        .toString();
  }

  /**
   * A hidden name beside a place, of its own for each call, so that two that write at once do not
   * mix.
   */
  static Path draftBeside(Path place) {
    // Not of two strings, as Hadoop takes what is before a colon for a scheme.
    return new Path(place.getParent(), new Path(null, null, DraftName.of(place.getName())));
  }

  /** The same for a location. */
  public String draftBeside(String location) {
    return draftBeside(CheckedPath.of(location)).toString();
  }

  /** Whether a location is a hidden name beside a place, and not beside one that begins alike. */
  public static boolean isDraftOf(String place, String location) {
    return DraftName.isOf(CheckedPath.of(place).getName(), CheckedPath.of(location).getName());
  }

  /** Removes what a failure left; trouble with that is kept beside the failure. */
  void discard(Path draft, Throwable failure) {
    try {
      delete(draft);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  void move(Path from, Path to) throws IOException {
    if (!fileSystem(to).rename(from, to)) {
      throw new IOException("Cannot move %s to %s: the file system refused".formatted(from, to));
    }
  }

  /** Removes a file or a folder with all that is in it, if it is there. */
  public void delete(String location) throws IOException {
    delete(CheckedPath.of(location));
  }

  void delete(Path path) throws IOException {
    fileSystem(path).delete(path, true);
  }

  /** A folder that is there or that will be made by writing into it. */
  public Folder folder(String location) {
    return new StorageFolder(this, location);
  }

  /**
   * @param what of ours it should be: network, head, classifier
   * @throws Refusal if there is no such folder, or it holds something else
   */
  public Folder existingFolder(String location, String what) throws IOException {
    requireIs(location, what);
    return folder(location);
  }

  /**
   * @param what of ours it should be: network, head, classifier, table
   * @throws Refusal if there is no such folder, or it holds something else
   */
  public void requireIs(String location, String what) throws IOException {
    new FoundPlace(this, location).requireIs(what);
  }
}
