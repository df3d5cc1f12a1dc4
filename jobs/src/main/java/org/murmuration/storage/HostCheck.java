package org.murmuration.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.murmuration.refusal.Refusal;

/** Refuses paths that name no place that can be reached, whatever is tried how often. */
record HostCheck(URI path) {
  /** Schemes whose paths begin with a host, a bucket or a container. */
  private static final Set<String> WITH_HOST =
      Set.of(
          "hdfs",
          "webhdfs",
          "swebhdfs",
          "s3",
          "s3a",
          "s3n",
          "gs",
          "abfs",
          "abfss",
          "wasb",
          "wasbs",
          "oss",
          "obs",
          "cosn");

  /** Those whose bucket is read as a host, and is none to Java with an underscore in it. */
  private static final Set<String> BY_HOST_ALONE = Set.of("s3a", "s3n");

  /** Of a name service that does not answer now. */
  private static final String LATER = "Temporary failure";

  /**
   * @throws Refusal (settings) if the host is left out, and the configuration has none for it
   */
  void requireHost(Configuration configuration) {
    URI usual = FileSystem.getDefaultUri(configuration);
    boolean isUsual = path.getScheme() == null || path.getScheme().equals(usual.getScheme());
    URI named = isUsual && path.getAuthority() == null ? usual : path;
    String host = named.getAuthority();
    String scheme = isUsual ? usual.getScheme() : path.getScheme();
    if (BY_HOST_ALONE.contains(scheme) && host != null && named.getHost() == null) {
      throw Refusal.settings(
          "Cannot use the path '%s': '%s' is no name of a bucket that Hadoop knows (letters, digits, hyphens and dots are; copy what is in it to another)"
              .formatted(path, host));
    }
    if (host == null && WITH_HOST.contains(scheme)) {
      throw Refusal.settings(
          "Cannot use the path '%s': it names no host, and the default file system is %s (write %s://HOST/..., or set spark.hadoop.fs.defaultFS)"
              .formatted(path, usual, scheme));
    }
  }

  /** What to say of a host that its file system found no address for. */
  IOException unknown(UnknownHostException thrown) {
    String host = path.getHost() == null ? thrown.getMessage() : path.getHost();
    try {
      InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      if (String.valueOf(e.getMessage()).contains(LATER)) {
        return new IOException(
            "The name service does not answer, which was asked for %s".formatted(host), e);
      }
    }
    throw Refusal.settings(
        "Cannot use the path '%s': no host is known by the name %s (check its spelling, and what this machine's name service knows)"
            .formatted(path, host));
  }
}
