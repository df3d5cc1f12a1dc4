package org.murmuration.onednn;

import org.bytedeco.javacpp.Loader;
import org.murmuration.dl4j.Backend;

/** The native library in this JVM. */
final class Library {
  /** JavaCPP's own property: whether classes load their native libraries when they are used. */
  private static final String LOADING = "org.bytedeco.javacpp.loadlibraries";

  private static final String THREADS = "OMP_NUM_THREADS";

  private Library() {}

  /**
   * Loads it, after ND4J's, whose JavaCPP it shares.
   *
   * @throws LinkageError if it is not made for this platform, or cannot be unpacked or loaded
   */
  static void load() {
    Backend.load();
    silenceVersions();
    Loader.load(org.bytedeco.dnnl.global.dnnl.class);
  }

  /**
   * JavaCPP's presets compare versions in their initialisers and print a line of those that differ,
   * unless nothing is to be loaded. The two of them load nothing themselves, and work together with
   * the JavaCPP that ND4J needs.
   */
  private static synchronized void silenceVersions() {
    String before = System.getProperty(LOADING);
    System.setProperty(LOADING, "false");
    try {
      ClassLoader loader = Library.class.getClassLoader();
      Class.forName("org.bytedeco.opencl.presets.OpenCL", true, loader);
      Class.forName("org.bytedeco.dnnl.presets.dnnl", true, loader);
    } catch (ClassNotFoundException e) {
      throw new NoClassDefFoundError(e.getMessage());
    } finally {
      if (before == null) {
        System.clearProperty(LOADING);
      } else {
        System.setProperty(LOADING, before);
      }
    }
  }

  /**
   * Computes on the calling thread alone, unless whoever sized the tasks said how many threads each
   * has: an OpenMP that was told nothing takes all cores for each task.
   */
  static Threads threadsOfATask() {
    if (System.getenv(THREADS) != null) {
      return () -> {};
    }
    int before = Backend.threads();
    Backend.useThreads(1);
    return () -> Backend.useThreads(before);
  }

  /** Gives the thread its number back. */
  interface Threads extends AutoCloseable {
    @Override
    void close();
  }
}
