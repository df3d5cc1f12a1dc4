package org.murmuration.launch;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.shaded.org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.hadoop.shaded.org.apache.kerby.kerberos.kerb.server.SimpleKdcServer;

/**
 * A process with a Kerberos server, an HDFS and a YARN that believe no one else, all encrypted. A
 * process of its own, because whether Hadoop asks for Kerberos is a static field. It ends with its
 * input.
 *
 * <p>The Kerberos server is the one within Hadoop's client, which its own MiniKdc is made of.
 */
final class SecureCluster {
  static final String READY = "ready";
  static final String KEYTAB = "alice.keytab";
  static final String PRINCIPAL = "alice@EXAMPLE.COM";
  private static final String REALM = "EXAMPLE.COM";
  private static final String SERVER = "hdfs/localhost";

  private final Path folder;
  private final File keytab;

  private SecureCluster(Path folder) {
    this.folder = folder;
    this.keytab = folder.resolve("servers.keytab").toFile();
  }

  /** In a folder, whose {@code conf} is on the class path, with files to lay into {@code /work}. */
  public static void main(String[] arguments) throws IOException, KrbException {
    SecureCluster cluster = new SecureCluster(Path.of(arguments[0]));
    cluster.startKerberos();
    cluster.startHadoop(Arrays.asList(arguments).subList(1, arguments.length));
    while (System.in.read() >= 0) {}
    System.exit(0);
  }

  private void startKerberos() throws IOException, KrbException {
    SimpleKdcServer kerberos = new SimpleKdcServer();
    kerberos.setWorkDir(folder.toFile());
    kerberos.setKdcHost("localhost");
    kerberos.setKdcRealm(REALM);
    kerberos.setAllowUdp(false);
    kerberos.setKdcTcpPort(freePort());
    kerberos.init();
    kerberos.start();
    kerberos.createAndExportPrincipals(keytab, SERVER, "HTTP/localhost");
    kerberos.createAndExportPrincipals(folder.resolve(KEYTAB).toFile(), PRINCIPAL);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void startHadoop(List<String> files) throws IOException {
    Configuration settings = settings();
    UserGroupInformation.setConfiguration(settings);
    UserGroupInformation.loginUserFromKeytab(SERVER + "@" + REALM, keytab.toString());
    MiniDFSCluster hdfs =
        new MiniDFSCluster.Builder(new Configuration(settings), folder.resolve("hdfs").toFile())
            .numDataNodes(1)
            .build();
    lay(files, hdfs.getFileSystem());
    // YARN's node reads the files that a job brings with settings of the class path.
    Path conf = folder.resolve("conf");
    try (OutputStream out = Files.newOutputStream(conf.resolve("core-site.xml"))) {
      settings.writeXml(out);
    }
    YarnPlace.on(hdfs, settings, conf);
    Files.writeString(folder.resolve(READY), hdfs.getURI().toString());
  }

  private static void lay(List<String> files, FileSystem hdfs) throws IOException {
    for (String owned : List.of("/work", "/user/alice")) {
      org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(owned);
      hdfs.mkdirs(path);
      hdfs.setOwner(path, "alice", "alice");
      hdfs.setPermission(path, new FsPermission((short) 0700));
    }
    for (String file : files) {
      hdfs.copyFromLocalFile(
          new org.apache.hadoop.fs.Path(file), new org.apache.hadoop.fs.Path("/work"));
    }
  }

  private Configuration settings() {
    Configuration settings = new HdfsConfiguration();
    settings.set("hadoop.security.authentication", "kerberos");
    settings.set("hadoop.security.authorization", "true");
    settings.set("hadoop.rpc.protection", "privacy");
    settings.set("dfs.data.transfer.protection", "privacy");
    settings.set("dfs.encrypt.data.transfer.cipher.suites", "AES/CTR/NoPadding");
    settings.set("dfs.block.access.token.enable", "true");
    // A data node wants ports that only root can open, or TLS.
    settings.set("ignore.secure.ports.for.testing", "true");
    for (String server :
        List.of("dfs.namenode", "dfs.datanode", "yarn.resourcemanager", "yarn.nodemanager")) {
      settings.set(server + ".keytab", keytab.toString());
      settings.set(server + ".keytab.file", keytab.toString());
      settings.set(server + ".principal", SERVER + "@" + REALM);
      settings.set(server + ".kerberos.principal", SERVER + "@" + REALM);
    }
    settings.set("dfs.web.authentication.kerberos.principal", "HTTP/localhost@" + REALM);
    settings.set("dfs.web.authentication.kerberos.keytab", keytab.toString());
    return settings;
  }
}
