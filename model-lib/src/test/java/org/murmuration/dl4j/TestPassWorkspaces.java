package org.murmuration.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.factory.Nd4j;

final class TestPassWorkspaces {
  private static final long BYTES = 4096;
  private static final WorkspaceConfiguration SIZE =
      WorkspaceConfiguration.builder().initialSize(BYTES).build();
  private static final String ID = "WS_TEST";

  private final MemoryWorkspaceManager ofThreads = Nd4j.getWorkspaceManager();
  private final PassWorkspaces workspaces = new PassWorkspaces();

  @AfterEach
  void leaveNothing() {
    ofThreads.destroyAllWorkspacesForCurrentThread();
  }

  @Test
  void goAlongToAnotherThread() {
    MemoryWorkspace first = workspaces.during(this::ofThisThread);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    MemoryWorkspace second =
        CompletableFuture.supplyAsync(() -> workspaces.during(this::ofThisThread), thread).join();
    thread.shutdown();
    assertThat(second).isSameAs(first);
    assertThat(workspaces.bytes()).isGreaterThanOrEqualTo(BYTES);
  }

  @Test
  void leaveNoneToTheThread() {
    workspaces.during(this::ofThisThread);
    assertThat(ofThreads.getAllWorkspacesForCurrentThread()).isEmpty();
  }

  @Test
  void areNotThoseThatTheThreadHasForOthers() {
    MemoryWorkspace before = ofThisThread();
    MemoryWorkspace own = workspaces.during(this::ofThisThread);
    assertThat(own).isNotSameAs(before);
    assertThat(ofThisThread()).isSameAs(before);
    assertThat(before.getCurrentSize()).isGreaterThanOrEqualTo(BYTES);
  }

  @Test
  void comeBackFromAPassThatFails() {
    MemoryWorkspace first = workspaces.during(this::ofThisThread);
    try {
      workspaces.during(
          () -> {
            throw new IllegalStateException();
          });
    } catch (IllegalStateException e) {
      assertThat(ofThreads.getAllWorkspacesForCurrentThread()).isEmpty();
    }
    assertThat(workspaces.during(this::ofThisThread)).isSameAs(first);
  }

  @Test
  void areFreedByClose() {
    MemoryWorkspace kept = workspaces.during(this::ofThisThread);
    workspaces.close();
    assertThat(kept.getCurrentSize()).isZero();
    assertThat(workspaces.bytes()).isZero();
  }

  private MemoryWorkspace ofThisThread() {
    return ofThreads.getWorkspaceForCurrentThread(SIZE, ID);
  }
}
