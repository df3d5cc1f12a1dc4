package org.murmuration.linkage;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.murmuration.linkage.Reference.Kind;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Collects what the code of a class asks of classes that a cluster brings. */
final class ReferenceReader extends ClassVisitor {
  private static final List<String> BROUGHT =
      List.of("scala/", "org/apache/spark/", "org/apache/hadoop/");

  private final Set<Reference> found = new LinkedHashSet<>();
  private String from = "";

  private ReferenceReader() {
    super(Opcodes.ASM9);
  }

  static Set<Reference> of(byte[] file) {
    ReferenceReader reader = new ReferenceReader();
    new ClassReader(file).accept(reader, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return reader.found;
  }

  /** Whether a class is one of a cluster. */
  static boolean isBrought(String name) {
    return BROUGHT.stream().anyMatch(name::startsWith);
  }

  private void add(String owner, String member, String descriptor, Kind kind) {
    String element =
        owner.startsWith("[") ? Type.getType(owner).getElementType().getClassName() : owner;
    String name = element.replace('.', '/');
    if (isBrought(name)) {
      found.add(
          owner.startsWith("[")
              ? Reference.to(from, name)
              : new Reference(from, name, member, descriptor, kind));
    }
  }

  private void addClass(String name) {
    add(name, "", "", Kind.CLASS);
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String above, String[] interfaces) {
    from = name;
    if (above != null) {
      addClass(above);
    }
    List.of(interfaces).forEach(this::addClass);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return new Code();
  }

  /** The instructions of a method. */
  private final class Code extends MethodVisitor {
    private Code() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      add(owner, name, descriptor, kind(opcode == Opcodes.INVOKESTATIC, isInterface));
    }

    private static Kind kind(boolean isStatic, boolean isInterface) {
      if (isInterface) {
        return isStatic ? Kind.STATIC_INTERFACE_METHOD : Kind.INTERFACE_METHOD;
      }
      return isStatic ? Kind.STATIC_METHOD : Kind.METHOD;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
      add(owner, name, descriptor, isStatic ? Kind.STATIC_FIELD : Kind.FIELD);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      addClass(type);
    }

    @Override
    public void visitLdcInsn(Object value) {
      if (value instanceof Type type && type.getSort() == Type.OBJECT) {
        addClass(type.getInternalName());
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      for (Object argument : arguments) {
        if (argument instanceof Handle handle && handle.getTag() >= Opcodes.H_INVOKEVIRTUAL) {
          boolean isStatic = handle.getTag() == Opcodes.H_INVOKESTATIC;
          Kind kind = kind(isStatic, handle.isInterface());
          add(handle.getOwner(), handle.getName(), handle.getDesc(), kind);
        }
      }
      // What a lambda becomes.
      addClass(Type.getReturnType(descriptor).getInternalName());
    }
  }
}
