package org.murmuration;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Set;

/** Which types hold state that a static field would share. */
final class Mutability {
  private static final Set<String> FIXED =
      Set.of(
          "java.lang.String",
          "java.util.regex.Pattern",
          "java.time.Duration",
          "java.util.Comparator",
          "org.slf4j.Logger");

  static final DescribedPredicate<JavaClass> MUTABLE =
      DescribedPredicate.describe(
          "that can change", type -> isProjects(type) ? canChange(type) : isContainer(type));

  private Mutability() {}

  private static boolean isProjects(JavaClass type) {
    return type.getPackageName().startsWith("org.murmuration");
  }

  /** Enums and records cannot; of other classes each field must be final and of a fixed type. */
  private static boolean canChange(JavaClass type) {
    return !type.isEnum()
        && !type.isRecord()
        && type.getFields().stream().anyMatch(f -> canChange(f));
  }

  private static boolean canChange(JavaField field) {
    if (field.getModifiers().contains(JavaModifier.STATIC)) {
      return false;
    }
    JavaClass type = field.getRawType();
    boolean fixed =
        type.isPrimitive() || type.isEnum() || type.isRecord() || FIXED.contains(type.getName());
    return !fixed || !field.getModifiers().contains(JavaModifier.FINAL);
  }

  /** Collections by the name of what they are; {@code List.of} is a {@code List}. */
  private static boolean isContainer(JavaClass type) {
    boolean collection = type.getPackageName().startsWith("java.util") && !type.isInterface();
    boolean cell = type.getName().equals("java.lang.ThreadLocal");
    return cell || (collection && !type.isEnum() && !FIXED.contains(type.getName()));
  }
}
