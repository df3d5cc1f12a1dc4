package org.murmuration.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.apache.spark.SparkConf;
import org.murmuration.refusal.Refusal;

/**
 * The address that Spark's driver is to listen on. Another machine's would be tried again and
 * again.
 *
 * @param setting that names it
 * @param address blank where nothing is named
 */
record LocalAddress(String setting, String address) {
  private static final String VARIABLE = "SPARK_LOCAL_IP";
  private static final String SETTING = "spark.driver.bindAddress";

  /** Spark asks for it as soon as it is touched. */
  static LocalAddress ofEnvironment() {
    String named = System.getenv(VARIABLE);
    return new LocalAddress(VARIABLE, named == null ? "" : named);
  }

  static LocalAddress of(SparkConf conf) {
    return new LocalAddress(SETTING, conf.get(SETTING, ""));
  }

  /**
   * @throws Refusal (settings) if this machine has no such address
   */
  void check() {
    if (!address.isBlank() && !isOurs()) {
      throw Refusal.settings(
          "Cannot start Spark: this machine does not have the address %s, which %s names (correct it, or leave it out)"
              .formatted(address, setting));
    }
  }

  private boolean isOurs() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
