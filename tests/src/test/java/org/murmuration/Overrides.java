package org.murmuration;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/** What rules about methods ask of them. */
final class Overrides {
  static final DescribedPredicate<JavaMethod> OF_A_LIBRARY =
      DescribedPredicate.describe(
          "overriding a method of a library",
          method ->
              Stream.concat(
                      method.getOwner().getAllRawSuperclasses().stream(),
                      method.getOwner().getAllRawInterfaces().stream())
                  .filter(type -> !type.getPackageName().startsWith("org.murmuration"))
                  .anyMatch(type -> declares(type, method)));

  static final ArchCondition<JavaMethod> TAKE_NO_BOOLEAN =
      new ArchCondition<>("take no boolean") {
        @Override
        public void check(JavaMethod method, ConditionEvents events) {
          boolean takesOne =
              method.getRawParameterTypes().stream()
                  .anyMatch(type -> type.getName().matches("boolean|java\\.lang\\.Boolean"));
          if (takesOne) {
            events.add(SimpleConditionEvent.violated(method, method.getDescription()));
          }
        }
      };

  private Overrides() {}

  private static boolean declares(JavaClass type, JavaMethod method) {
    List<String> wanted = names(method);
    return type.getMethods().stream()
        .anyMatch(other -> other.getName().equals(method.getName()) && names(other).equals(wanted));
  }

  private static List<String> names(JavaMethod method) {
    return method.getRawParameterTypes().stream().map(JavaClass::getName).toList();
  }
}
