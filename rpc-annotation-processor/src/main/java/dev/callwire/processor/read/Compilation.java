package dev.callwire.processor.read;

import static java.util.Objects.requireNonNull;

import dev.callwire.processor.model.ClassRef;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** The round of compilation whose elements are being read. Remembers what it has looked up. */
final class Compilation {
    /** What generated code names of {@code java.lang}. */
    private static final List<String> LANG_NAMES = List.of(
            "Boolean",
            "Byte",
            "Character",
            "CharSequence",
            "Class",
            "Deprecated",
            "Double",
            "Float",
            "Integer",
            "Iterable",
            "Long",
            "Override",
            "Short",
            "String",
            "SuppressWarnings",
            "Void");

    private final Elements elements;
    private final Types types;
    private final Set<String> sources;
    private final Map<String, Optional<TypeElement>> found = new HashMap<>();
    private final Map<String, SortedSet<String>> hidden = new HashMap<>();

    /**
     * A round.
     *
     * @param sources the qualified names of the top-level types that are compiled from source
     */
    Compilation(Elements elements, Types types, Set<String> sources) {
        this.elements = elements;
        this.types = types;
        this.sources = sources;
    }

    Elements elements() {
        return elements;
    }

    Types types() {
        return types;
    }

    /** Whether the compiler has the element's source, and so a place to show. */
    boolean isSource(Element element) {
        var outermost = element;
        while (isInType(outermost)) {
            outermost = requireNonNull(outermost.getEnclosingElement());
        }
        return outermost instanceof TypeElement type
                && sources.contains(type.getQualifiedName().toString());
    }

    private static boolean isInType(Element element) {
        var around = element.getEnclosingElement();
        return around != null && around.getKind() != ElementKind.PACKAGE;
    }

    /** The type of a canonical name. */
    Optional<TypeElement> type(String name) {
        return found.computeIfAbsent(name, key -> Optional.ofNullable(elements.getTypeElement(key)));
    }

    /** The type of a canonical name, as code in the module of an element sees it. */
    boolean isVisible(String name, Element from) {
        var module = elements.getModuleOf(from);
        return (module == null || module.isUnnamed())
                ? type(name).isPresent()
                : elements.getTypeElement(module, name) != null;
    }

    /** Whether a type has that class or interface among its supertypes. */
    boolean isSubtype(TypeMirror type, String superclass) {
        return type(superclass)
                .filter(element -> types.isSubtype(types.erasure(type), types.erasure(element.asType())))
                .isPresent();
    }

    /** The classes and interfaces that a type descends from, itself first, nearer ones before farther ones. */
    Stream<TypeElement> lineage(TypeElement type) {
        var stream = Stream.<TypeElement>builder();
        var waiting = new ArrayDeque<>(List.of(type));
        while (!waiting.isEmpty()) {
            var next = waiting.remove();
            stream.add(next);
            Stream.concat(Stream.of(next.getSuperclass()), next.getInterfaces().stream())
                    .map(types::asElement)
                    .filter(TypeElement.class::isInstance)
                    .map(TypeElement.class::cast)
                    .forEach(waiting::add);
        }
        return stream.build().distinct();
    }

    /** A type that a class file names and that is not on the class path, somewhere inside of a type; or null. */
    @Nullable
    TypeMirror missing(TypeMirror type, Element from) {
        return isSource(from) ? null : missing(type);
    }

    private static @Nullable TypeMirror missing(TypeMirror type) {
        return switch (type.getKind()) {
            case ERROR -> type;
            case ARRAY -> missing(((ArrayType) type).getComponentType());
            case DECLARED ->
                ((DeclaredType) type)
                        .getTypeArguments().stream()
                                .flatMap(each -> Stream.ofNullable(missing(each)))
                                .findFirst()
                                .orElse(null);
            default -> null;
        };
    }

    /** The name of a type. */
    ClassRef ref(TypeElement type) {
        var names = new ArrayDeque<String>();
        Element each = type;
        while (each instanceof TypeElement named) {
            names.addFirst(named.getSimpleName().toString());
            each = named.getEnclosingElement();
        }
        return new ClassRef(packageOf(type), List.copyOf(names));
    }

    String packageOf(Element element) {
        return elements.getPackageOf(element).getQualifiedName().toString();
    }

    /** Whether code in a package may name a member of a type, or the type itself. */
    boolean isAccessible(Element element, String fromPackage) {
        var each = element;
        while (each.getKind() != ElementKind.PACKAGE) {
            if (each.getModifiers().contains(Modifier.PRIVATE)
                    || (!each.getModifiers().contains(Modifier.PUBLIC)
                            && !isMemberOfInterface(each)
                            && !packageOf(each).equals(fromPackage))) {
                return false;
            }
            each = requireNonNull(each.getEnclosingElement());
        }
        return true;
    }

    private static boolean isMemberOfInterface(Element element) {
        var around = element.getEnclosingElement();
        return around != null && around.getKind().isInterface();
    }

    /** The simple names of {@code java.lang} that stand for a type of their own in a package. */
    SortedSet<String> hiddenIn(String packageName) {
        return hidden.computeIfAbsent(packageName, key -> {
            var names = new TreeSet<String>();
            for (var name : LANG_NAMES) {
                if (elements.getTypeElement(key.isEmpty() ? name : key + "." + name) != null) {
                    names.add(name);
                }
            }
            return Collections.unmodifiableSortedSet(names);
        });
    }
}
