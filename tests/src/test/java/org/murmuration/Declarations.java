package org.murmuration;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Types and methods with what a class file does not tell, as Java's own parser finds them. */
final class Declarations extends TreePathScanner<Void, Void> {
  private final List<Type> types = new ArrayList<>();
  private final List<Method> methods = new ArrayList<>();
  private final DocTrees docs;

  private Declarations(DocTrees docs) {
    this.docs = docs;
  }

  /**
   * A class, interface, enum or record, nested ones too, but none within a method.
   *
   * @param components of a record, 0 of any other
   */
  record Type(String name, boolean hasJavadoc, long components) {}

  /**
   * A method or constructor with a body.
   *
   * @param lines from its first annotation to its last brace
   */
  record Method(String name, long lines) {}

  static Declarations in(List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
      Declarations declarations = new Declarations(DocTrees.instance(task));
      task.parse().forEach(unit -> declarations.scan(new TreePath(unit), null));
      return declarations;
    }
  }

  List<Type> types() {
    return types;
  }

  List<Method> methods() {
    return methods;
  }

  @Override
  public Void visitClass(ClassTree type, Void none) {
    Tree parent = getCurrentPath().getParentPath().getLeaf();
    if (parent instanceof CompilationUnitTree || parent instanceof ClassTree) {
      boolean hasJavadoc = docs.getDocComment(getCurrentPath()) != null;
      types.add(new Type(name(), hasJavadoc, components(type)));
    }
    return super.visitClass(type, null);
  }

  private static long components(ClassTree type) {
    return type.getKind() == Tree.Kind.RECORD
        ? type.getMembers().stream().filter(Declarations::isComponent).count()
        : 0;
  }

  /** A record has no other fields than static ones and components. */
  private static boolean isComponent(Tree member) {
    return member instanceof VariableTree field
        && !field.getModifiers().getFlags().contains(Modifier.STATIC);
  }

  @Override
  public Void visitMethod(MethodTree method, Void none) {
    if (method.getBody() != null) {
      CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
      SourcePositions positions = docs.getSourcePositions();
      LineMap lines = unit.getLineMap();
      long first = lines.getLineNumber(positions.getStartPosition(unit, method));
      long last = lines.getLineNumber(positions.getEndPosition(unit, method.getBody()));
      methods.add(new Method(name(), last - first + 1));
    }
    return super.visitMethod(method, null);
  }

  /** The names of the types around, and its own. */
  private String name() {
    StringBuilder name = new StringBuilder();
    for (Tree tree : getCurrentPath()) {
      if (tree instanceof ClassTree type) {
        name.insert(0, "." + type.getSimpleName());
      } else if (tree instanceof MethodTree method) {
        name.insert(0, "." + method.getName());
      } else if (tree instanceof CompilationUnitTree unit) {
        name.insert(0, unit.getPackageName());
      }
    }
    return name.toString();
  }
}
