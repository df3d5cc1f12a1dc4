package org.murmuration.dl4j;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The workspaces of a graph, which each forward pass leaves for the next one, whatever thread that
 * runs on. ND4J ties workspaces to threads; but Spark's tasks come on new threads again and again,
 * so each would allocate its own, or leave one behind.
 */
public final class PassWorkspaces implements AutoCloseable {
  private final MemoryWorkspaceManager threads = Nd4j.getWorkspaceManager();
  private final Map<String, MemoryWorkspace> own = new LinkedHashMap<>();
  private final Map<String, MemoryWorkspace> empty = new HashMap<>();

  /** Runs a pass on these workspaces, and keeps those that it adds. Gives what the pass gives. */
  public <T> T during(Supplier<T> pass) {
    List<MemoryWorkspace> others = threads.getAllWorkspacesForCurrentThread();
    others.forEach(this::detach);
    own.values().forEach(this::attach);
    try {
      return pass.get();
    } finally {
      threads.getAllWorkspacesForCurrentThread().forEach(this::keep);
      others.forEach(this::attach);
    }
  }

  private void attach(MemoryWorkspace workspace) {
    threads.setWorkspaceForCurrentThread(workspace, workspace.getId());
  }

  private void keep(MemoryWorkspace workspace) {
    own.put(workspace.getId(), workspace);
    detach(workspace);
  }

  /**
   * ND4J lets a thread forget only a workspace that it destroys, so an empty one takes its place.
   */
  private void detach(MemoryWorkspace workspace) {
    MemoryWorkspace stand =
        empty.computeIfAbsent(
            workspace.getId(),
            id -> threads.createNewWorkspace(workspace.getWorkspaceConfiguration(), id));
    attach(stand);
    threads.destroyWorkspace(stand);
  }

  /** How many bytes are kept. */
  long bytes() {
    return own.values().stream().mapToLong(MemoryWorkspace::getCurrentSize).sum();
  }

  @Override
  public void close() {
    own.values().forEach(workspace -> workspace.destroyWorkspace(true));
    own.clear();
  }
}
