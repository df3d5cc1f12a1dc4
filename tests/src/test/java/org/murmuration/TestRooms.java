package org.murmuration;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which room may touch which. {@link TestDangerousCalls} says who may call what. */
class TestRooms {
  private static final String ROOT = "org.murmuration.";
  private static final int MOST_FILES = 40;

  private static final Set<String> MODEL_LIB =
      Set.of(
          "refusal",
          "machine",
          "seen",
          "label",
          "decode",
          "image",
          "architecture",
          "graph",
          "engine",
          "dl4j",
          "onednn",
          "onnxruntime",
          "network",
          "evaluation",
          "report",
          "picture",
          "safetensors",
          "store",
          "weights",
          "onnx");
  private static final Set<String> SHARED =
      Set.of(
          "calibration",
          "cluster",
          "storage",
          "delivery",
          "memory",
          "imagepass",
          "runs",
          "split",
          "newest",
          "iceberg",
          "listing",
          "table",
          "predictions",
          "answers",
          "legs",
          "upkeep",
          "command",
          "training",
          "keeping",
          "scoring",
          "device",
          "tracking");
  private static final Set<String> STAGES =
      Set.of(
          "embed",
          "train",
          "assemble",
          "evaluate",
          "classify",
          "checkimages",
          "compact",
          "pack",
          "importing",
          "show",
          "plan",
          "doctor",
          "export");
  private static final Set<String> WHOLE_WAYS =
      Set.of("pipeline", "tune", "finetune", "demo", "ml");
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
    assertThat(found).as("and what it may touch").isEqualTo(AllowedArrows.rooms());
  }

  @Test
  void touchOnlyWhatTheTableAllows() {
    assertThat(arrows().filter(arrow -> !arrow.isAllowed()).map(Arrow::toString).distinct())
        .as("arrows that AllowedArrows does not have")
        .isEmpty();
  }

  @Test
  void theTableHasNoArrowThatNobodyNeeds() {
    Set<String> found = arrows().map(Arrow::toString).collect(Collectors.toSet());
    assertThat(
            AllowedArrows.rooms().stream()
                .flatMap(room -> AllowedArrows.from(room).stream().map(to -> room + " -> " + to)))
        .isSubsetOf(found);
  }

  @Test
  void doorPlatesNameWhatTheTableAllows() throws IOException {
    Pattern named = Pattern.compile("\\{@code (\\w+)}");
    for (SourceTree.Room room : SourceTree.rooms()) {
      String touched = room.doorPlate().replaceAll(".*?I (alone )?may touch", "");
      Set<String> rooms =
          named
              .matcher(touched.replaceAll(" I (never|hold|alone) .*|: I alone.*", ""))
              .results()
              .map(match -> match.group(1))
              .filter(AllowedArrows.rooms()::contains)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(rooms)
          .as("package-info of %s", room.name())
          .isEqualTo(AllowedArrows.from(room.name()));
    }
  }

  private record Arrow(String from, String to) {
    boolean isAllowed() {
      return AllowedArrows.from(from).contains(to);
    }

    @Override
    public String toString() {
      return from + " -> " + to;
    }
  }

  private static Stream<Arrow> arrows() {
    return MainClasses.ALL.stream()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .map(use -> new Arrow(room(use.getOriginClass()), room(use.getTargetClass())))
        .filter(arrow -> !arrow.to().isEmpty() && !arrow.from().equals(arrow.to()));
  }

  /** Empty for what is not of this project. */
  private static String room(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    return name.startsWith(ROOT) ? name.substring(ROOT.length()).replaceAll("\\..*", "") : "";
  }

  @Test
  void areSmallEnoughToKnow() throws IOException {
    for (SourceTree.Room room : SourceTree.rooms()) {
      assertThat(room.fileCount()).as(room.name()).isLessThanOrEqualTo(MOST_FILES);
    }
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
  void pixelsLayersLabelsAndScoresKnowNoDl4j() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                packages(
                    Stream.of(
                        "architecture",
                        "decode",
                        "engine",
                        "evaluation",
                        "image",
                        "label",
                        "machine",
                        "onnx",
                        "picture",
                        "refusal",
                        "report")))
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

  private static void check(ArchRule rule) {
    rule.check(MainClasses.ALL);
  }
}
