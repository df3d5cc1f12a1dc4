package org.murmuration;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What classes and files look like, in every room. */
class TestShape {
  private static final long MOST_LINES = 400;
  private static final long MOST_LINES_OF_A_METHOD = 40;
  private static final long MOST_COMPONENTS = 8;
  private static final long LINES_OF_THE_MEDIAN_FILE = 60;

  private static Declarations declarations;

  @BeforeAll
  static void parse() throws IOException {
    declarations = Declarations.in(SourceTree.mainFiles());
  }

  @Test
  void noStaticFieldChanges() {
    check(
        fields()
            .that()
            .areStatic()
            .should()
            .beFinal()
            .because("tasks of one executor share static fields, and executors do not"));
  }

  @Test
  void onlySharedNetworkIsStaticState() {
    check(
        fields()
            .that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat(
                not(nameMatching("org\\.murmuration\\.delivery\\.SharedNetwork")))
            .should()
            .notHaveRawType(Mutability.MUTABLE)
            .because("Spark gives tasks of one JVM one reason to meet in a static field"));
  }

  @Test
  void functionsForExecutorsAreFinal() {
    check(
        classes()
            .that()
            .implement(resideInAPackage("org.apache.spark.api.java.function.."))
            .should()
            .haveModifier(JavaModifier.FINAL)
            .because("what travels to executors is small, named and known in full"));
  }

  @Test
  void publicMethodsTakeNoFlag() {
    // What a library declares (DL4J's "training", for one) must be overridden as it is.
    check(
        methods()
            .that()
            .arePublic()
            .and(are(not(Overrides.OF_A_LIBRARY)))
            .should(Overrides.TAKE_NO_BOOLEAN)
            .because("a reader of 'run(true)' cannot tell what is true"));
  }

  @Test
  void namesSayWhatAThingIs() {
    check(
        noClasses()
            .should()
            .haveNameMatching(".*(Utils?|Helpers?|Manager|Impl)")
            .because("such names fit everything and say nothing"));
  }

  @Test
  void haveADoorPlateEach() throws IOException {
    for (SourceTree.Room room : SourceTree.rooms()) {
      assertThat(room.packageInfo()).as(room.folder().toString()).exists();
      assertThat(room.doorPlate())
          .as("package-info of %s: what it is, may touch and never does", room.folder())
          .containsPattern("\\bI [a-z]+ ")
          .containsPattern("\\bnever\\b");
    }
  }

  @Test
  void haveFilesThatCanBeReadInOneGo() throws IOException {
    assertThat(SourceTree.files()).hasSizeGreaterThan(100);
    assertThat(SourceTree.files().stream().filter(file -> SourceTree.lines(file) > MOST_LINES))
        .isEmpty();
  }

  @Test
  void theMedianFileIsSeenAtOnce() throws IOException {
    List<Long> lines = SourceTree.mainFiles().stream().map(SourceTree::lines).sorted().toList();
    assertThat(lines.get(lines.size() / 2)).isLessThanOrEqualTo(LINES_OF_THE_MEDIAN_FILE);
  }

  @Test
  void noMethodIsLongerThanAPage() {
    assertThat(declarations.methods())
        .hasSizeGreaterThan(1000)
        .filteredOn(method -> method.lines() > MOST_LINES_OF_A_METHOD)
        .isEmpty();
  }

  @Test
  void everyTypeSaysWhatItIs() {
    assertThat(declarations.types())
        .hasSizeGreaterThan(500)
        .filteredOn(type -> !type.hasJavadoc())
        .isEmpty();
  }

  @Test
  void recordsHaveFewComponents() {
    assertThat(declarations.types().stream().filter(type -> type.components() > 0))
        .hasSizeGreaterThan(100)
        .filteredOn(type -> type.components() > MOST_COMPONENTS)
        .as("parts that belong together are a record of their own")
        .isEmpty();
  }

  /** So that mvn test stays quick. */
  @Test
  void testsThatStartSparkAreTagged() throws IOException {
    Pattern starting =
        Pattern.compile(
            "import org\\.murmuration\\.fixture\\.\\w*([Pp]lace|Session|Submission);"
                + "|new JavaSparkContext\\(|SparkSession\\.builder\\(\\)");
    List<Path> tests = SourceTree.testsThat(text -> starting.matcher(text).find());
    assertThat(tests).hasSizeGreaterThan(40);
    assertThat(tests)
        .isSubsetOf(SourceTree.testsThat(text -> text.contains("\n@Tag(\"cluster\")\n")));
  }

  private static void check(ArchRule rule) {
    rule.check(MainClasses.ALL);
  }
}
