package dev.callwire.processor.model;

import java.util.List;
import java.util.Locale;

/** A type as generated code writes it. Equal when the same type annotations stand at the same places. */
public sealed interface JavaType {

    /** The same type without type annotations, at any depth. */
    JavaType bare();

    /** The type annotations of its outermost layer. */
    default List<ClassRef> annotations() {
        return List.of();
    }

    /** The same type with these annotations on its outermost layer, unless it has some. */
    default JavaType marked(List<ClassRef> marks) {
        return this;
    }

    /** A primitive type or {@code void}. */
    enum Primitive implements JavaType {
        VOID,
        BOOLEAN,
        BYTE,
        SHORT,
        INT,
        LONG,
        CHAR,
        FLOAT,
        DOUBLE;

        /** As source code writes it. */
        public String keyword() {
            return name().toLowerCase(Locale.ROOT);
        }

        @Override
        public JavaType bare() {
            return this;
        }
    }

    /** A class or interface with its type arguments, and the type annotations of its outermost layer. */
    record Declared(ClassRef name, List<JavaType> arguments, List<ClassRef> annotations) implements JavaType {
        public Declared {
            arguments = List.copyOf(arguments);
            annotations = List.copyOf(annotations);
        }

        @Override
        public JavaType marked(List<ClassRef> marks) {
            return annotations.isEmpty() ? new Declared(name, arguments, marks) : this;
        }

        @Override
        public JavaType bare() {
            return new Declared(name, arguments.stream().map(JavaType::bare).toList(), List.of());
        }
    }

    /** An array. */
    record ArrayOf(JavaType component, List<ClassRef> annotations) implements JavaType {
        public ArrayOf {
            annotations = List.copyOf(annotations);
        }

        @Override
        public JavaType marked(List<ClassRef> marks) {
            return annotations.isEmpty() ? new ArrayOf(component, marks) : this;
        }

        @Override
        public JavaType bare() {
            return new ArrayOf(component.bare(), List.of());
        }
    }

    /** {@code ? extends bound}, as a type argument. */
    record SubtypeOf(JavaType bound) implements JavaType {
        @Override
        public JavaType bare() {
            return new SubtypeOf(bound.bare());
        }
    }
}
