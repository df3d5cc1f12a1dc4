package org.murmuration.launch;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A record of ours, looked at component by component. */
record RecordValue(Record value) {
  private static final String ROOT = "org.murmuration.";

  /** What a network is made of is made by its family, and read from files. */
  private static final Set<String> MADE_ELSEWHERE = Set.of("Architecture", "Augmentation");

  /** A component that has a default, which its own class names. */
  record Default(String name, Object found, Object expected) {}

  /** A record that was made with a null. */
  record Attempt(String name, Optional<Throwable> failure) {}

  static RecordValue of(Object value) {
    return new RecordValue((Record) value);
  }

  /** Records and other types of ours that somebody needs who makes such a record. */
  static Set<Class<?>> typesIn(Class<?> record) {
    Set<Class<?>> types = new LinkedHashSet<>(Set.of(record));
    if (record.isRecord()) {
      Arrays.stream(record.getRecordComponents())
          .map(RecordComponent::getType)
          .filter(RecordValue::isOurs)
          .forEach(type -> types.addAll(typesIn(type)));
    }
    return types;
  }

  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith(ROOT) && !MADE_ELSEWHERE.contains(type.getSimpleName());
  }

  List<Default> defaults() {
    return components()
        .flatMap(
            component -> {
              Object found = read(component);
              return expected(found.getClass()).stream()
                  .map(expected -> new Default(component.getName(), found, expected));
            })
        .toList();
  }

  private Stream<RecordComponent> components() {
    return Arrays.stream(value.getClass().getRecordComponents());
  }

  /** By {@code defaults()} or {@code DEFAULT}, as the class has it. */
  private static Optional<Object> expected(Class<?> type) {
    return Stream.concat(
            Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("defaults"))
                .map(method -> call(method, null)),
            Arrays.stream(type.getFields())
                .filter(field -> field.getName().equals("DEFAULT"))
                .map(field -> call(() -> field.get(null))))
        .findFirst();
  }

  /** Each with a null in one place, in this record or in one within it. */
  List<Attempt> withNullInEachPlace() {
    List<Attempt> attempts = new ArrayList<>();
    RecordComponent[] components = value.getClass().getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      if (!components[i].getType().isPrimitive()) {
        attempts.add(withNullAt(i));
        within(read(components[i])).forEach(inner -> attempts.addAll(inner.withNullInEachPlace()));
      }
    }
    return attempts;
  }

  private static Stream<RecordValue> within(Object component) {
    Stream<?> values =
        component instanceof Optional<?> optional
            ? optional.stream()
            : component instanceof Collection<?> many ? many.stream() : Stream.of(component);
    return values
        .filter(one -> one instanceof Record && isOurs(one.getClass()))
        .map(RecordValue::of);
  }

  private Attempt withNullAt(int place) {
    RecordComponent[] components = value.getClass().getRecordComponents();
    Object[] values =
        IntStream.range(0, components.length)
            .mapToObj(i -> i == place ? null : read(components[i]))
            .toArray();
    String name = value.getClass().getSimpleName() + "." + components[place].getName();
    return new Attempt(name, failure(components, values));
  }

  private Optional<Throwable> failure(RecordComponent[] components, Object[] values) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      opened(canonical(types)).newInstance(values);
      return Optional.empty();
    } catch (InvocationTargetException e) {
      return Optional.of(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Cannot look into a record", e);
    }
  }

  private Constructor<?> canonical(Class<?>[] types) throws NoSuchMethodException {
    return value.getClass().getDeclaredConstructor(types);
  }

  private Object read(RecordComponent component) {
    return call(component.getAccessor(), value);
  }

  private static Object call(Method method, Object on) {
    return call(() -> opened(method).invoke(on));
  }

  private static <T extends AccessibleObject> T opened(T member) {
    member.setAccessible(true);
    return member;
  }

  private interface Reflective {
    Object call() throws ReflectiveOperationException;
  }

  private static Object call(Reflective call) {
    try {
      return call.call();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Cannot look into a record", e);
    }
  }
}
