package org.murmuration;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** One home for each dangerous call. */
class TestDangerousCalls {
  private static final String ROOT = "org.murmuration.";

  @Test
  void onlyTheProcessEndsTheProcess() {
    check(
        outside("launch")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class)
            .because("a job that ends the JVM takes the exit code and the run report with it"));
  }

  @Test
  void onlyTheProcessMakesASession() {
    check(
        outside("launch")
            .should()
            .callMethod(SparkSession.class, "builder")
            .orShould()
            .callConstructorWhere(
                target(owner(assignableTo(SparkContext.class)))
                    .or(target(owner(assignableTo(JavaSparkContext.class)))))
            .because("a session is handed to a job, so that many jobs can share one"));
  }

  @Test
  void onlyTheProcessPrints() {
    check(
        outside("launch")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .because("what a user sees is decided in one place; all else is a log line"));
  }

  @Test
  void onlyStorageAndWhatLiesOnItTouchFilesOfHadoop() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                ROOT + "storage..",
                ROOT + "imagepass..",
                ROOT + "delivery..",
                ROOT + "listing..",
                ROOT + "runs..",
                ROOT + "newest..",
                ROOT + "table..")
            .should()
            .dependOnClassesThat(
                // Not its exceptions: ExitCode tells what they mean.
                resideInAPackage("org.apache.hadoop.fs..").and(not(assignableTo(Throwable.class))))
            .because("paths that work on a laptop and not on S3 are found in one place"));
  }

  @Test
  void onlyStorageAndTheProcessKnowHadoop() {
    // launch: its configuration, and ExitCode tells what exceptions mean.
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                ROOT + "storage..",
                ROOT + "imagepass..",
                ROOT + "delivery..",
                ROOT + "listing..",
                ROOT + "runs..",
                ROOT + "newest..",
                ROOT + "table..",
                ROOT + "launch..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hadoop..")
            .because("stages speak of places, not of file systems"));
  }

  @Test
  void onlyDeliveryBroadcasts() {
    check(
        outside("delivery")
            // Some kilobytes, which Spark frees.
            .and()
            .doNotHaveFullyQualifiedName(ROOT + "storage.SharedConfiguration")
            .should()
            .callMethodWhere(
                target(nameMatching("broadcast"))
                    .and(
                        target(
                            owner(
                                assignableTo(SparkContext.class)
                                    .or(assignableTo(JavaSparkContext.class))))))
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.spark.broadcast..")
            .because("half a gigabyte travels once and is freed again, or memory runs out"));
  }

  @Test
  void onlyTableReadsAndWritesRows() {
    // listing: the lists that people write of their images.
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                ROOT + "iceberg..", ROOT + "listing..", ROOT + "newest..", ROOT + "table..")
            .should()
            .callMethodWhere(
                target(nameMatching("parquet|csv|json|orc|text|save|saveAsTable|insertInto"))
                    .and(target(owner(resideInAPackage("org.apache.spark.sql.."))))
                    // A schema as JSON is no file.
                    .and(target(owner(not(assignableTo(StructType.class))))))
            .because("the names of columns and what makes a run count are known in one place"));
  }

  @Test
  void onlyRoomsThatTrainKnowDl4jSpark() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "training..", ROOT + "train..", ROOT + "finetune..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.deeplearning4j.spark..")
            .because("it drops data in silence unless its settings fit"));
  }

  @Test
  void onlyTheProcessReadsSettingsFiles() {
    check(
        outside("launch")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.typesafe.config..")
            .because("a job sees options and not where they come from"));
  }

  @Test
  void onlyOnnxKnowsProtobuf() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "onnx..", ROOT + "graph..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.protobuf..", "ai.onnx..")
            .because("clusters have protobufs of their own, and only relocation keeps them apart"));
  }

  @Test
  void nobodyDrawsWithoutASeed() {
    check(
        noClasses()
            .should()
            .callConstructor(Random.class)
            .orShould()
            .callConstructor(SplittableRandom.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(Collections.class, "shuffle", List.class)
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.security.SecureRandom")
            .because("the same command must give the same result"));
  }

  private static GivenClassesConjunction outside(String room) {
    return noClasses().that().resideOutsideOfPackage(ROOT + room + "..");
  }

  private static void check(ArchRule rule) {
    rule.check(MainClasses.ALL);
  }
}
