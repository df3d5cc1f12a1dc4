package org.murmuration.linkage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Whether a jar finds on a cluster what its code asks for, without running any of it. */
final class Linkage {
  private final Set<Reference> references = new LinkedHashSet<>();
  private final List<String> classes = new ArrayList<>();

  private Linkage() {}

  /** Of all classes of a jar. */
  static Linkage of(Path jar) throws IOException {
    Linkage linkage = new Linkage();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        if (entry.getName().endsWith(".class")) {
          linkage.classes.add(entry.getName().replaceAll("\\.class$", ""));
          try (InputStream bytes = file.getInputStream(entry)) {
            linkage.references.addAll(ReferenceReader.of(bytes.readAllBytes()));
          }
        }
      }
    }
    return linkage;
  }

  int size() {
    return references.size();
  }

  /** What is asked for and is not there, or is asked of classes of the jar and they have not. */
  List<Reference> broken(Jars jars) {
    return Stream.concat(
            references.stream().filter(asked -> !isThere(asked, jars)),
            classes.stream().flatMap(name -> new Inheritance(name, jars).broken().stream()))
        .toList();
  }

  private static boolean isThere(Reference asked, Jars jars) {
    return jars.declared(asked.owner())
        .filter(owner -> owner.isOfKind(asked.kind()))
        .filter(owner -> asked.member().isEmpty() || isFound(asked, owner, jars))
        .isPresent();
  }

  private static boolean isFound(Reference asked, Declared owner, Jars jars) {
    return owner.has(asked)
        || (!asked.member().equals("<init>")
            && owner.above().stream()
                .flatMap(name -> jars.declared(name).stream())
                .anyMatch(above -> isFound(asked, above, jars)));
  }
}
