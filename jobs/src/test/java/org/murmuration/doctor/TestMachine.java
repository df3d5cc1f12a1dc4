package org.murmuration.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TestMachine {
  private static Machine machine(String java, String scala, String backend, String threads) {
    Versions versions = new Versions(java, "3.5.6", scala, "3.3.4");
    return new Machine("executor 3", versions, backend, 4, threads, 4096, List.of(), null);
  }

  @Test
  void isWellWithWhatTheJarNeeds() {
    Machine machine = machine("17.0.15", "2.12.18", "CpuBackend", "1");
    assertThat(machine.problems()).isEmpty();
    assertThat(machine.advice(1)).isEmpty();
  }

  @Test
  void namesAnOldJavaAndAnotherScala() {
    assertThat(machine("11.0.2", "2.11.12", "CpuBackend", "1").problems())
        .containsExactly(
            "executor 3: Java is 11.0.2, and 17 or newer is needed",
            "executor 3: Scala is 2.11.12, and 2.12 or 2.13 is needed");
  }

  @Test
  void saysWhyTheNativeLibraryDoesNotLoad() {
    assertThat(machine("17", "2.12.18", Machine.NO_BACKEND + "no space left", "1").problems())
        .containsExactly("executor 3: ND4J's native library does not load: no space left");
  }

  @Test
  void advisesThreadsWhereTasksWouldGetIntoEachOthersWay() {
    assertThat(machine("17", "2.12.18", "CpuBackend", null).advice(2))
        .singleElement()
        .asString()
        .startsWith("executor 3: set OMP_NUM_THREADS to spark.task.cpus, 2: it is not set");
  }
}
