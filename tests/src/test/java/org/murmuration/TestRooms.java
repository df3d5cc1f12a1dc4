package org.murmuration;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which room may touch what: one home for each dangerous call. */
class TestRooms {
  private static final String ROOT = "org.murmuration.";

  private static final Set<String> MODEL_LIB =
      Set.of(
          "image",
          "network",
          "label",
          "weights",
          "store",
          "onnx",
          "evaluation",
          "picture",
          "refusal");
  private static final Set<String> SHARED =
      Set.of("job", "table", "cluster", "scoring", "training", "device");
  private static final Set<String> STAGES =
      Set.of(
          "embed",
          "train",
          "assemble",
          "evaluate",
          "classify",
          "finetune",
          "check",
          "pack",
          "prepare",
          "show",
          "plan",
          "doctor",
          "export");
  private static final Set<String> WHOLE_WAYS = Set.of("pipeline", "tune", "demo");
  private static final Set<String> PROCESS = Set.of("launch");

  private static Stream<String> stages() {
    return STAGES.stream().sorted();
  }

  private static String[] packages(Stream<String> rooms) {
    return rooms.map(room -> ROOT + room + "..").toArray(String[]::new);
  }

  private static String[] modelLib() {
    return packages(MODEL_LIB.stream());
  }

  @Test
  void areAllOfAKindThatRulesKnow() {
    Set<String> known = new TreeSet<>();
    Stream.of(MODEL_LIB, SHARED, STAGES, WHOLE_WAYS, PROCESS).forEach(known::addAll);
    Set<String> found =
        MainClasses.ALL.stream()
            .map(type -> type.getPackageName().substring(ROOT.length()).replaceAll("\\..*", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(found).as("a new room: say here of which kind it is").isEqualTo(known);
  }

  // model-lib

  @Test
  void modelLibKnowsNoCluster() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(modelLib())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..")
            .because("what a network is must be usable without a cluster"));
  }

  @Test
  void modelLibKnowsNoPath() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(modelLib())
            .should()
            .dependOnClassesThat(
                resideInAPackage("java.nio.file..")
                    .or(
                        nameMatching(
                            "java\\.io\\.(File|RandomAccessFile|File(In|Out)putStream|FileReader|FileWriter)")))
            .because("it reads and writes streams, wherever they lead"));
  }

  @Test
  void modelLibKnowsNoJob() {
    Stream<String> jobs =
        Stream.of(SHARED, STAGES, WHOLE_WAYS, PROCESS).flatMap(rooms -> rooms.stream());
    check(
        noClasses()
            .that()
            .resideInAnyPackage(modelLib())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages(jobs))
            .because("modules depend on each other in one direction"));
  }

  @Test
  void pixelsLabelsAndScoresKnowNoDl4j() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                packages(Stream.of("image", "label", "onnx", "evaluation", "picture", "refusal")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..")
            .because("plain arrays and names are all that they need"));
  }

  @Test
  void nobodyDecodesWithNativeLibraries() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.bytedeco.opencv..",
                "org.bytedeco.javacv..",
                "org.bytedeco.hdf5..",
                "org.datavec..")
            .because("OpenCV has ended JVMs on bad files, and images are other people's files"));
  }

  // who may depend on whom

  @ParameterizedTest
  @MethodSource("stages")
  void aStageKnowsNoOtherStage(String stage) {
    Stream<String> others =
        Stream.of(STAGES, WHOLE_WAYS, PROCESS)
            .flatMap(rooms -> rooms.stream())
            .filter(room -> !room.equals(stage));
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + stage + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages(others))
            .because("every stage can be run alone, again, or after a crash"));
  }

  @Test
  void onlyWholeWaysAndTheProcessKnowStages() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(packages(SHARED.stream()))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                packages(Stream.of(STAGES, WHOLE_WAYS, PROCESS).flatMap(rooms -> rooms.stream())))
            .because("what stages share does not know for whom it works"));
  }

  @Test
  void nobodyKnowsTheProcess() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "launch..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "launch..")
            .because("a job can be run by whoever has a SparkSession"));
  }

  @Test
  void theDemoIsNobodysPart() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "demo..", ROOT + "launch..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "demo..")
            .because("it shows the rest and can be taken away"));
  }

  @Test
  void dependOnEachOtherInOneDirection() {
    check(
        slices()
            .matching(ROOT + "(*)..")
            .should()
            .beFreeOfCycles()
            .because("two rooms that need each other are one room"));
  }

  // one home for each dangerous call

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
  void onlyClusterAndTableTouchFilesOfHadoop() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "cluster..", ROOT + "table..")
            .should()
            .dependOnClassesThat(
                // Not its exceptions: ExitCode tells what they mean.
                resideInAPackage("org.apache.hadoop.fs..").and(not(assignableTo(Throwable.class))))
            .because("paths that work on a laptop and not on S3 are found in one place"));
  }

  @Test
  void onlyClusterTableAndTheProcessKnowHadoop() {
    // launch: its configuration, and ExitCode tells what exceptions mean.
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "cluster..", ROOT + "table..", ROOT + "launch..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hadoop..")
            .because("stages speak of places, not of file systems"));
  }

  @Test
  void onlyClusterBroadcasts() {
    check(
        outside("cluster")
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
    check(
        outside("table")
            .should()
            .callMethodWhere(
                target(nameMatching("parquet|csv|json|orc|text|save|saveAsTable|insertInto"))
                    .and(target(owner(resideInAPackage("org.apache.spark.sql..")))))
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
        outside("onnx")
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
