package org.murmuration.launch;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.storage.UsableSession;

/**
 * Looks at what Spark needs before it starts: what it lacks ends in codes of its own, or as if it
 * might pass.
 */
record SessionCheck(SparkConf conf) {
  private static final String EVENT_LOG = "spark.eventLog.dir";

  /**
   * @throws Refusal (settings) if a session cannot start with these
   * @throws IOException if storage has trouble that may pass
   */
  void check() throws IOException {
    checkConnect();
    LocalFolders.of(conf).check();
    LocalAddress.of(conf).check();
    if (conf.getBoolean("spark.eventLog.enabled", false)) {
      checkEventLog(conf.get(EVENT_LOG, "/tmp/spark-events"));
    }
  }

  private void checkConnect() {
    String remote = conf.get("spark.remote", "");
    if (!remote.isBlank() || conf.get("spark.api.mode", "").equalsIgnoreCase("connect")) {
      throw Refusal.settings(
          "Cannot start Spark: %s asks for a session of Spark Connect, which runs no code of a jar on executors (%s)"
              .formatted(
                  remote.isBlank() ? "spark.api.mode=connect" : "spark.remote=" + remote,
                  UsableSession.CLASSIC_COMPUTE));
    }
  }

  private void checkEventLog(String folder) throws IOException {
    try {
      Storage storage = Storage.of(SparkHadoopUtil.get().newConfiguration(conf));
      if (!storage.isFolder(folder)) {
        throw unusable(folder, "there is no such folder");
      }
    } catch (FileNotFoundException | ConnectException | UnknownHostException e) {
      throw unusable(folder, new Words(e).line());
    } catch (Refusal e) {
      throw e.getMessage().startsWith("Cannot start") ? e : unusable(folder, e.getMessage());
    }
  }

  private static Refusal unusable(String folder, String why) {
    return Refusal.settings(
        "Cannot start Spark: its event log cannot go to %s: %s (make that folder, name another with %s, or --conf spark.eventLog.enabled=false)"
            .formatted(folder, why, EVENT_LOG));
  }
}
