package dev.callwire.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Finds the methods of a service: the abstract ones of its interface, its own before inherited ones, without the
 * {@link Closing}.
 */
final class ServiceMethods {
    private static final Set<String> OF_OBJECT = Set.of("toString()", "hashCode()", "equals(Object)");

    private final Compilation compilation;
    private final TypeElement service;

    private ServiceMethods(Compilation compilation, TypeElement service) {
        this.compilation = compilation;
        this.service = service;
    }

    /**
     * A method of a service.
     *
     * @param type its types as they are in the service: those of a generic superinterface with its arguments put in
     * @param thrown what it declares to throw, as far as every interface that declares it does so
     */
    record ServiceMethod(ExecutableElement element, ExecutableType type, List<? extends TypeMirror> thrown) {}

    /** The methods of an interface, each once. */
    static List<ServiceMethod> of(Compilation compilation, TypeElement service) {
        return new ServiceMethods(compilation, service).find();
    }

    private List<ServiceMethod> find() {
        var all = compilation
                .lineage(service)
                .filter(type -> type.getKind() == ElementKind.INTERFACE)
                .flatMap(type -> ElementFilter.methodsIn(type.getEnclosedElements()).stream())
                .filter(method -> !method.getModifiers().contains(Modifier.STATIC)
                        && !method.getModifiers().contains(Modifier.PRIVATE))
                .toList();
        var methods = new ArrayList<ServiceMethod>();
        var isClosable = Closing.isIn(compilation, service);
        for (var method : all) {
            if (method.getModifiers().contains(Modifier.ABSTRACT)
                    && !(isClosable && Closing.isClose(method))
                    && !OF_OBJECT.contains(TypeText.of(method))
                    && all.stream().noneMatch(other -> isOverriddenBy(other, method))) {
                var type = in(method);
                add(new ServiceMethod(method, type, type.getThrownTypes()), methods);
            }
        }
        return methods;
    }

    private boolean isOverriddenBy(ExecutableElement overrider, ExecutableElement method) {
        return !overrider.equals(method)
                && overrider.getSimpleName().equals(method.getSimpleName())
                && compilation.elements().overrides(overrider, method, service);
    }

    private ExecutableType in(ExecutableElement method) {
        return service.equals(method.getEnclosingElement())
                ? (ExecutableType) method.asType()
                : (ExecutableType) compilation.types().asMemberOf((DeclaredType) service.asType(), method);
    }

    /** Adds a method, unless two interfaces declare it: then the one of the narrower result stays. */
    private void add(ServiceMethod method, List<ServiceMethod> methods) {
        for (var i = 0; i < methods.size(); i++) {
            var other = methods.get(i);
            if (other.element().getSimpleName().equals(method.element().getSimpleName())
                    && compilation.types().isSubsignature(other.type(), method.type())) {
                var stays = !isNarrower(other, method) && isNarrower(method, other) ? method : other;
                methods.set(i, new ServiceMethod(stays.element(), stays.type(), thrownByBoth(method, other)));
                return;
            }
        }
        methods.add(method);
    }

    private List<TypeMirror> thrownByBoth(ServiceMethod method, ServiceMethod other) {
        return Stream.concat(
                        method.thrown().stream().filter(each -> isThrown(each, other)),
                        other.thrown().stream().filter(each -> isThrown(each, method)))
                .<TypeMirror>map(each -> each)
                .distinct()
                .toList();
    }

    private boolean isThrown(TypeMirror exception, ServiceMethod by) {
        return by.thrown().stream().anyMatch(each -> compilation.types().isSubtype(exception, each));
    }

    private boolean isNarrower(ServiceMethod method, ServiceMethod other) {
        var result = method.type().getReturnType();
        var otherResult = other.type().getReturnType();
        return result.getKind() == otherResult.getKind()
                && (result.getKind() == TypeKind.VOID || compilation.types().isSubtype(result, otherResult));
    }
}
