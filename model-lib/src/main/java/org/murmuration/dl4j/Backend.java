package org.murmuration.dl4j;

import java.util.stream.Collectors;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.Nd4jBackend;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Which ND4J backend this JVM really runs, whatever was asked for. */
public final class Backend {
  private static final String BUILT_WITH = "HAVE_";

  private static final String CPU = "org.nd4j.linalg.cpu.nativecpu.CpuBackend";
  private static final String CUDA = "org.nd4j.linalg.jcublas.JCublasBackend";
  private static final String CUDA_BINDINGS = "org.nd4j.linalg.jcublas.bindings.Nd4jCuda";

  private Backend() {}

  /** From now on, for a JVM that has not used ND4J yet. */
  public static void onlyCpu() {
    only(CPU);
  }

  /** From now on, for a JVM that has not used ND4J yet. */
  public static void onlyCuda() {
    only(CUDA);
  }

  private static void only(String backend) {
    ND4JClassLoading.setNd4jClassloader(new OneBackend(backend, loader()));
  }

  /** Whether the classes for CUDA are here; their native library may not be. */
  public static boolean knowsCuda() {
    return loader().getResource(CUDA.replace('.', '/') + ".class") != null;
  }

  /** Whether the native library for CUDA is here, which is a jar of its own. */
  public static boolean hasCudaLibrary() {
    return loader().getResource("org/nd4j/linalg/jcublas/bindings/linux-x86_64/libnd4jcuda.so")
        != null;
  }

  /**
   * Loads the native library for CUDA, and with it CUDA's own.
   *
   * @throws ClassNotFoundException if its classes are not here
   * @throws LinkageError if one of the libraries cannot be loaded
   */
  public static void loadCuda() throws ClassNotFoundException {
    Class.forName(CUDA_BINDINGS, true, loader());
  }

  private static ClassLoader loader() {
    return Backend.class.getClassLoader();
  }

  /**
   * Such as {@code CpuBackend with ONEDNN, OPENBLAS}; the first call loads the native library,
   * whose own words these are.
   */
  public static String description() {
    Nd4jBackend backend = Nd4j.getBackend();
    return backend
        .buildInfo()
        .lines()
        .filter(line -> line.startsWith(BUILT_WITH))
        .map(line -> line.substring(BUILT_WITH.length()))
        .collect(Collectors.joining(", ", backend.getClass().getSimpleName() + " with ", ""));
  }

  /** Loads ND4J and its native library. */
  public static void load() {
    Nd4j.getBackend();
  }

  /** Whether arrays are computed on the processor; the first call loads the native library. */
  public static boolean isCpu() {
    return Nd4j.getBackend().getClass().getName().equals(CPU);
  }

  /** How many threads OpenMP would take for what the calling thread computes. */
  public static int threads() {
    return library().ompGetMaxThreads();
  }

  /** How many it takes from now on, for this thread only. */
  public static void useThreads(int count) {
    library().setOmpNumThreads(count);
  }

  /** ND4J's holder of it fails for ever if it is asked before ND4J has read its properties. */
  private static NativeOps library() {
    load();
    return NativeOpsHolder.getInstance().getDeviceNativeOps();
  }

  /** The processor's instructions that the native library is built for, and those it could use. */
  public static String instructions() {
    NativeOps library = library();
    return "instructions %s of %s"
        .formatted(level(library.binaryLevel()), level(library.optimalLevel()));
  }

  /** As libnd4j's {@code binaryLevel()} numbers them. */
  private static String level(int number) {
    return switch (number) {
      case 1 -> "AVX";
      case 2 -> "AVX2";
      case 3 -> "AVX-512";
      default -> "generic";
    };
  }
}
