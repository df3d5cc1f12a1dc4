package org.murmuration.training;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a record of settings says of itself, component by component. */
final class Description {
  private static final String NONE = "none";

  private Description() {}

  static Map<String, String> of(Record settings) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      if (!component.isAnnotationPresent(Incidental.class)) {
        describe(component, value(component, settings), texts);
      }
    }
    return texts;
  }

  private static void describe(RecordComponent component, Object value, Map<String, String> texts) {
    if (value instanceof Described group) {
      texts.putAll(group.described());
    } else {
      texts.put(name(component), text(value));
    }
  }

  private static Object value(RecordComponent component, Record settings) {
    try {
      Method accessor = component.getAccessor();
      // The record may be known in its own package alone.
      accessor.setAccessible(true);
      return accessor.invoke(settings);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("A record's components can be read", e);
    }
  }

  private static String name(RecordComponent component) {
    KnownAs known = component.getAnnotation(KnownAs.class);
    return known != null
        ? known.value()
        : component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static String text(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(Description::text).orElse(NONE);
    }
    return value instanceof Enum<?> one
        ? one.name().toLowerCase(Locale.ROOT)
        : String.valueOf(value);
  }
}
