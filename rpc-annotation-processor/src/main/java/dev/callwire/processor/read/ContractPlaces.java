package dev.callwire.processor.read;

import dev.callwire.processor.read.ServiceMethods.ServiceMethod;
import dev.callwire.schema.EventSchema;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.compat.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/** Where in the sources of an interface that stands which a place of its contract is about, as near as can be told. */
final class ContractPlaces {
    private static final String JSON_PROPERTY = "com.fasterxml.jackson.annotation.JsonProperty";

    private final Compilation compilation;
    private final TypeElement service;
    private final ServiceSchema schema;
    private final List<ServiceMethod> methods;

    ContractPlaces(Compilation compilation, TypeElement service, ServiceSchema schema) {
        this.compilation = compilation;
        this.service = service;
        this.schema = schema;
        methods = ServiceMethods.of(compilation, service);
    }

    /** The element to point at; the interface where nothing is nearer. */
    Element of(Place place) {
        var around = place.part() == Place.Part.TYPE ? type(place.name()) : method(place);
        return around.flatMap(element -> inside(element, place))
                .or(() -> around)
                .orElse(service);
    }

    private Optional<Element> inside(Element around, Place place) {
        return switch (place.part()) {
            case PARAM -> parameter((ExecutableElement) around, place.name());
            case ERROR ->
                exception((ExecutableElement) around, place.name()).map(type -> memberOr(type, place.member()));
            case TYPE -> Optional.of(memberOr(around, place.member()));
            case SERVICE, METHOD, RESULT -> Optional.empty();
        };
    }

    /** The method or event of a wire name. Schemas have those of one Java name in the order of their declaration. */
    private Optional<Element> method(Place place) {
        var sameName = Stream.concat(
                        schema.methods().stream()
                                .filter(each -> each.javaName().equals(place.javaMethod()))
                                .map(MethodSchema::name),
                        schema.events().stream()
                                .filter(each -> each.javaName().equals(place.javaMethod()))
                                .map(EventSchema::topic))
                .toList();
        return methods.stream()
                .<Element>map(ServiceMethod::element)
                .filter(each -> each.getSimpleName().contentEquals(place.javaMethod()))
                .skip(Math.max(0, sameName.indexOf(place.method())))
                .filter(each -> sameName.contains(place.method()))
                .findFirst();
    }

    private static Optional<Element> parameter(ExecutableElement method, String wireName) {
        return method.getParameters().stream()
                .filter(each -> ParamNames.wireName(each).equals(wireName))
                .<Element>map(each -> each)
                .findFirst();
    }

    private static Optional<Element> exception(ExecutableElement method, String name) {
        return method.getThrownTypes().stream()
                .filter(DeclaredType.class::isInstance)
                .map(each -> ((DeclaredType) each).asElement())
                .filter(each -> each.getSimpleName().contentEquals(name))
                .findFirst();
    }

    /** The class of a type's id, of which type arguments and what follows them are no part. */
    private Optional<Element> type(String id) {
        var end = Stream.of("<", "[", "?")
                .mapToInt(id::indexOf)
                .filter(each -> each >= 0)
                .min();
        var binaryName = end.isPresent() ? id.substring(0, end.getAsInt()) : id;
        return compilation.type(binaryName.replace('$', '.')).map(each -> each);
    }

    /** A constant, a component, a field or a getter, also an inherited one; the class itself where there is none. */
    private Element memberOr(Element type, String wireName) {
        return wireName.isEmpty() || !(type instanceof TypeElement of)
                ? type
                : compilation
                        .lineage(of)
                        .flatMap(each -> each.getEnclosedElements().stream())
                        .filter(each -> isCalled(each, wireName))
                        .findFirst()
                        .<Element>map(each -> each)
                        .orElse(type);
    }

    private static boolean isCalled(Element member, String wireName) {
        var mark = Mark.on(member, JSON_PROPERTY);
        if (mark != null && mark.text("value", "").equals(wireName)) {
            return true;
        }
        return switch (member.getKind()) {
            case ENUM_CONSTANT, FIELD -> member.getSimpleName().contentEquals(wireName);
            case METHOD -> isGetter(member.getSimpleName().toString(), wireName);
            default -> false;
        };
    }

    private static boolean isGetter(String method, String wireName) {
        var capitalised = Character.toUpperCase(wireName.charAt(0)) + wireName.substring(1);
        return method.equals("get" + capitalised) || method.equals("is" + capitalised);
    }
}
