package org.murmuration.linkage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.murmuration.linkage.Reference.Kind;

/**
 * Whether a class still gives the classes above it what they ask for: where a method's type has
 * changed, it overrides nothing, and nobody says so.
 */
record Inheritance(String name, Jars jars) {
  /** Methods of classes of a cluster, none of which the class overrides as it did. */
  List<Reference> broken() {
    Map<String, Declared> all = new LinkedHashMap<>();
    collect(name, all);
    Declared own = all.get(name);
    if (own == null) {
      return List.of();
    }
    Set<String> bodies =
        all.values().stream()
            .flatMap(declared -> declared.bodies().stream())
            .collect(Collectors.toSet());
    return all.entrySet().stream()
        .filter(above -> !above.getKey().equals(name) && ReferenceReader.isBrought(above.getKey()))
        .flatMap(above -> unanswered(above.getKey(), above.getValue(), own, bodies))
        .toList();
  }

  private Stream<Reference> unanswered(
      String owner, Declared above, Declared own, Set<String> bodies) {
    return above.inheritable().stream()
        .filter(
            method ->
                (own.isAbstract() || bodies.contains(method))
                    ? own.returnsAnotherType(method, above)
                    : above.isAbstract(method))
        .map(
            method -> {
              int parameters = method.indexOf('(');
              String descriptor = method.substring(parameters);
              return new Reference(
                  name, owner, method.substring(0, parameters), descriptor, Kind.METHOD);
            });
  }

  private void collect(String type, Map<String, Declared> all) {
    if (!all.containsKey(type)) {
      jars.declared(type)
          .ifPresent(
              declared -> {
                all.put(type, declared);
                declared.above().forEach(above -> collect(above, all));
              });
    }
  }
}
