package org.murmuration.launch;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Facts as a run report may show them: without secrets, and without numbers that are none, as JSON
 * has no way to write those.
 */
final class ReportedFacts {
  private ReportedFacts() {}

  static Map<String, Object> of(Map<?, ?> facts) {
    Map<String, Object> shown = new LinkedHashMap<>();
    facts.forEach(
        (key, fact) -> {
          if (isShown(fact)) {
            shown.put(key.toString(), shown(key.toString(), fact));
          }
        });
    return shown;
  }

  private static boolean isShown(Object fact) {
    return !(fact instanceof Double number) || Double.isFinite(number);
  }

  private static Object shown(String name, Object fact) {
    if (fact instanceof String text) {
      return Secrets.hidden(name, text);
    }
    if (fact instanceof Map<?, ?> facts) {
      return of(facts);
    }
    return fact instanceof Collection<?> many ? shown(name, many) : fact;
  }

  private static List<Object> shown(String name, Collection<?> many) {
    return many.stream().map(fact -> shown(name, fact)).toList();
  }
}
