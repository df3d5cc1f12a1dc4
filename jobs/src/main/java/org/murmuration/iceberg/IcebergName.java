package org.murmuration.iceberg;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.murmuration.refusal.Refusal;

/**
 * A table in a catalog, as {@code --table iceberg:catalog.database.table} names it.
 *
 * @param parts the catalog's name in Spark's settings, one or more of namespaces, the table's
 */
public record IcebergName(List<String> parts) {
  private static final String SCHEME = "iceberg:";
  private static final Pattern PART = Pattern.compile("[\\p{L}\\p{N}_-]+");
  private static final int FEWEST = 3;

  public IcebergName {
    parts = List.copyOf(parts);
  }

  /**
   * Empty for the name of a folder.
   *
   * @throws Refusal (settings) if it begins like such a name, and is none
   */
  public static Optional<IcebergName> of(String location) {
    if (!location.startsWith(SCHEME)) {
      return Optional.empty();
    }
    List<String> parts = List.of(location.substring(SCHEME.length()).split("\\.", -1));
    if (parts.size() < FEWEST || !parts.stream().allMatch(part -> PART.matcher(part).matches())) {
      throw Refusal.settings(
          "Cannot use table %s: that is not iceberg:CATALOG.DATABASE.TABLE, of letters, digits, _ and -"
              .formatted(location));
    }
    return Optional.of(new IcebergName(parts));
  }

  String catalog() {
    return parts.get(0);
  }

  /** As SQL takes it. */
  String quoted() {
    return parts.stream().map(part -> "`" + part + "`").collect(Collectors.joining("."));
  }

  /** The namespace that it is in, as SQL takes it. */
  String quotedNamespace() {
    return new IcebergName(parts.subList(0, parts.size() - 1)).quoted();
  }

  /** As a user names it. */
  @Override
  public String toString() {
    return SCHEME + String.join(".", parts);
  }
}
