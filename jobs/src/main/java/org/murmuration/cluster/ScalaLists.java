package org.murmuration.cluster;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import scala.collection.immutable.List$;

/**
 * Lists as Spark has them. Its {@code Seq} is one type with Scala 2.12 and another with 2.13: what
 * is handed over is both, and a method that takes or gives one is looked up where the program runs.
 */
public final class ScalaLists {
  private ScalaLists() {}

  /** A list that is a {@code Seq} to every Scala. */
  public static <T> scala.collection.immutable.List<T> of(List<T> values) {
    scala.collection.immutable.List<T> list = List$.MODULE$.empty();
    for (int i = values.size() - 1; i >= 0; i--) {
      list = list.$colon$colon(values.get(i));
    }
    return list;
  }

  /**
   * Calls a method of Spark's whose types differ from Scala to Scala.
   *
   * @param arguments each fits one parameter only, of all methods with this name
   */
  public static Object call(Object target, String name, Object... arguments) {
    Method method =
        Stream.of(target.getClass().getMethods())
            .filter(found -> found.getName().equals(name) && takes(found, arguments))
            .findFirst()
            .orElseThrow(() -> new NoSuchMethodError(target.getClass() + "." + name));
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw thrown(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean takes(Method method, Object... arguments) {
    Class<?>[] types = method.getParameterTypes();
    return types.length == arguments.length
        && IntStream.range(0, types.length).allMatch(i -> types[i].isInstance(arguments[i]));
  }

  /** As if the method had been called by name: Scala's throw what no signature says. */
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> RuntimeException thrown(Throwable cause) throws E {
    throw (E) cause;
  }
}
