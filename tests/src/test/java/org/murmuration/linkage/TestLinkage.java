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

  /** Classes of libraries in the jar where it does not matter, and why. */
  private static final List<String> UNUSED =
      List.of(
          // Turns tables of datavec into Spark's and back, for datavec's own users.
          "org/datavec/spark/transform/",
          // Repeats for Scala 2.12 a method that its trait has itself with 2.13.
          "org/deeplearning4j/spark/ordering/DataSetOrdering");

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
  void namesACallThatIsBrokenOnPurpose(Path spark) throws IOException {
    Path jar = folder.resolve("broken.jar");
    ClassWriter type = type("java/lang/Object");
    MethodVisitor code = type.visitMethod(Opcodes.ACC_STATIC, "call", "()V", null, null);
    for (String method : List.of("getRootDirectory", "getRootDirectories")) {
      String owner = "org/apache/spark/SparkFiles";
      code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, method, "()Ljava/lang/String;", false);
      code.visitInsn(Opcodes.POP);
    }
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    write(jar, type);
    assertThat(broken(jar, spark))
        .extracting(Reference::toString)
        .containsExactly(
            "org/apache/spark/SparkFiles.getRootDirectories()Ljava/lang/String; of Broken");
  }

  /** As a method that returns a Seq does in the Scala that it was not compiled for. */
  @ParameterizedTest
  @MethodSource("sparks")
  void namesAMethodThatOverridesNothingAnyMore(Path spark) throws IOException {
    Path jar = folder.resolve("broken.jar");
    ClassWriter type = type("org/apache/spark/Partitioner");
    type.visitMethod(Opcodes.ACC_NATIVE, "getPartition", "(Ljava/lang/Object;)I", null, null);
    type.visitMethod(Opcodes.ACC_NATIVE, "numPartitions", "()J", null, null);
    write(jar, type);
    assertThat(broken(jar, spark))
        .extracting(Reference::toString)
        .containsExactly("org/apache/spark/Partitioner.numPartitions()I of Broken");
  }

  private static ClassWriter type(String above) {
    ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Broken", null, above, null);
    return type;
  }

  private static void write(Path jar, ClassWriter type) throws IOException {
    type.visitEnd();
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry("Broken.class"));
      zip.write(type.toByteArray());
    }
  }
}
