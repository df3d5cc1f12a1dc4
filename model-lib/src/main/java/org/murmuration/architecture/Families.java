package org.murmuration.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * Finds the families that jars name. They are looked for anew each time: what a session adds to its
 * class path is known from then on, and nothing is kept.
 */
final class Families {
  private Families() {}

  /** Each id once, ours first. */
  static List<Family> all() {
    Map<String, Family> byId = new LinkedHashMap<>();
    loaders()
        .flatMap(loader -> ServiceLoader.load(Family.class, loader).stream())
        .map(ServiceLoader.Provider::get)
        .forEach(family -> byId.putIfAbsent(family.id(), family));
    return List.copyOf(byId.values());
  }

  /**
   * A thread of a pool may have no class loader of the session, whose jars ({@code --jars}) only
   * that one sees; so both are asked.
   */
  private static Stream<ClassLoader> loaders() {
    return Stream.of(Family.class.getClassLoader(), Thread.currentThread().getContextClassLoader())
        .filter(Objects::nonNull)
        .distinct();
  }
}
