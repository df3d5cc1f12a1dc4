package org.murmuration.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.murmuration.linkage.Reference.Kind;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What a class has of its own, and which classes it inherits from. */
final class Declared extends ClassVisitor {
  private final Map<String, Integer> members = new HashMap<>();
  private final List<String> above = new ArrayList<>();
  private int access;

  private Declared() {
    super(Opcodes.ASM9);
  }

  static Declared in(byte[] file) {
    Declared declared = new Declared();
    new ClassReader(file).accept(declared, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    return declared;
  }

  boolean isAbstract() {
    return (access & Opcodes.ACC_ABSTRACT) != 0;
  }

  boolean isAbstract(String method) {
    return (members.get(method) & Opcodes.ACC_ABSTRACT) != 0;
  }

  /** Its methods that have code. */
  Set<String> bodies() {
    return methods(Opcodes.ACC_ABSTRACT | Opcodes.ACC_STATIC);
  }

  /** Its methods that a class below may override. */
  Set<String> inheritable() {
    return methods(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC);
  }

  private Set<String> methods(int without) {
    return members.entrySet().stream()
        .filter(member -> member.getKey().contains("(") && !member.getKey().startsWith("<"))
        .filter(member -> (member.getValue() & without) == 0)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Whether it has the method with these parameters, but none that overrides one of above. */
  boolean returnsAnotherType(String method, Declared above) {
    String start = method.substring(0, method.indexOf(')') + 1);
    Set<String> own = inheritable();
    return own.stream().anyMatch(found -> found.startsWith(start))
        && above.inheritable().stream()
            .noneMatch(found -> found.startsWith(start) && own.contains(found));
  }

  boolean isInterface() {
    return (access & Opcodes.ACC_INTERFACE) != 0;
  }

  /** Its superclass and its interfaces. */
  List<String> above() {
    return List.copyOf(above);
  }

  boolean has(Reference asked) {
    Integer flags = members.get(asked.member() + asked.descriptor());
    return flags != null
        && ((flags & Opcodes.ACC_PRIVATE) == 0 || asked.from().equals(asked.owner()))
        && (flags & Opcodes.ACC_STATIC) != 0 == asked.kind().isStatic();
  }

  /** Whether it is asked as what it is: a class that became an interface is another. */
  boolean isOfKind(Kind kind) {
    return !kind.isMethod() || kind.isOfInterface() == isInterface();
  }

  @Override
  public void visit(
      int version, int flags, String name, String signature, String parent, String[] interfaces) {
    access = flags;
    if (parent != null) {
      above.add(parent);
    }
    above.addAll(List.of(interfaces));
  }

  @Override
  public MethodVisitor visitMethod(
      int flags, String name, String descriptor, String signature, String[] exceptions) {
    members.put(name + descriptor, flags);
    return null;
  }

  @Override
  public FieldVisitor visitField(
      int flags, String name, String descriptor, String signature, Object value) {
    members.put(name + descriptor, flags);
    return null;
  }
}
