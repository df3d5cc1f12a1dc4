package org.murmuration.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.fixture.DeployFiles;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * One jar for many Sparks: each class, method and field of Spark, Scala and Hadoop that its code
 * asks for is looked up in the jars of each Spark that lies under {@code deploy/target}. {@code
 * deploy/murmuration --spark 4.2 doctor} lays one there, {@code .ci/versions} all of them.
 */
@Tag("cluster")
final class TestLinkage {
  private static final Path JAR = Path.of(System.getProperty("murmuration.uber-jar", "absent"));

  /** Classes of libraries in the jar that nothing calls, and why. */
  private static final List<String> UNUSED =
      List.of(
          // Turns tables of datavec into Spark's and back, for datavec's own users.
          "org/datavec/spark/transform/");

  @TempDir private Path folder;

  static Stream<Path> sparks() throws IOException {
    try (Stream<Path> found = Files.list(DeployFiles.HOME.resolve("deploy/target"))) {
      return found
          .filter(spark -> Files.exists(spark.resolve("RELEASE")))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static List<Reference> broken(Path jar, Path spark) throws IOException {
    try (Jars jars = Jars.ofSpark(spark, jar)) {
      return Linkage.of(jar).broken(jars);
    }
  }

  private static boolean isUsed(Reference reference) {
    return UNUSED.stream().noneMatch(reference.from()::startsWith);
  }

  @ParameterizedTest
  @MethodSource("sparks")
  void findsAllThatItAsksForOn(Path spark) throws IOException {
    assumeFalse(
        Boolean.getBoolean("murmuration.uber-jar.skip"), "Skipped: this build makes no uber jar");
    assumeTrue(Files.exists(JAR), "Skipped: there is no " + JAR);
    assertThat(Linkage.of(JAR).size()).isGreaterThan(2000);
    assertThat(broken(JAR, spark)).filteredOn(TestLinkage::isUsed).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("sparks")
  void namesWhatIsBrokenOnPurpose(Path spark) throws IOException {
    Path jar = folder.resolve("broken.jar");
    String util = "org/apache/spark/SparkFiles";
    write(jar, util, "getRootDirectory", "getRootDirectories");
    assertThat(broken(jar, spark))
        .extracting(Reference::toString)
        .containsExactly(util + ".getRootDirectories()Ljava/lang/String; of Broken");
  }

  /** A class that calls static methods without parameters. */
  private static void write(Path jar, String owner, String... methods) throws IOException {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Broken", null, "java/lang/Object", null);
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "call", "()V", null, null);
    for (String method : methods) {
      String descriptor = "()Ljava/lang/String;";
      code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, method, descriptor, false);
      code.visitInsn(Opcodes.POP);
    }
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    writer.visitEnd();
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry("Broken.class"));
      zip.write(writer.toByteArray());
    }
  }
}
