package dev.callwire.processor.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Finds the properties of a record or bean as the JSON library does: from components, public fields, getters, setters,
 * what is annotated, and the parameters of the constructor that is marked as the one to use.
 */
final class Properties {
    private final Compilation compilation;
    private final Comments comments;
    private final DeclaredType type;
    private final TypeElement element;
    private final Map<String, Property> properties = new LinkedHashMap<>();

    private Properties(DeclaredType type, Compilation compilation, Comments comments) {
        this.compilation = compilation;
        this.comments = comments;
        this.type = type;
        element = (TypeElement) type.asElement();
    }

    /** The properties of a type, in the order of its components or fields, those that it hides among them. */
    static List<Property> of(DeclaredType type, Compilation compilation, Comments comments) {
        var reading = new Properties(type, compilation, comments);
        if (reading.element.getKind() == ElementKind.RECORD) {
            reading.readComponents();
        } else {
            reading.readFields();
        }
        reading.readMethods();
        reading.readCreator();
        reading.hideIgnored();
        return List.copyOf(reading.properties.values());
    }

    private void hideIgnored() {
        var ignored = ignoredNames();
        var names = new HashSet<String>();
        for (var property : properties.values()) {
            if (ignored.contains(property.wireName())
                    || Jackson.isIgnored(property.accessors())
                    || isIgnoredType(property.type())
                    || (property.isShown() && !names.add(property.wireName()))) {
                property.hide();
            }
        }
    }

    private Set<String> ignoredNames() {
        var mark = Jackson.inherited(compilation, element, Jackson.IGNORE_PROPERTIES);
        return mark == null ? Set.of() : Set.copyOf(mark.texts("value"));
    }

    private boolean isIgnoredType(TypeMirror of) {
        var named = compilation.types().asElement(of);
        return named != null && Mark.on(named, Jackson.IGNORE_TYPE) != null;
    }

    private Property property(String name) {
        return properties.computeIfAbsent(name, Property::new);
    }

    private void readComponents() {
        var comment = comments.of(element);
        var canonical = Constructors.canonical(element);
        var components = element.getRecordComponents();
        for (var i = 0; i < components.size(); i++) {
            var component = components.get(i);
            var name = component.getSimpleName().toString();
            var property = property(name);
            property.show();
            property.require();
            property.add(component, memberType(component.getAccessor()), comments);
            property.add(component.getAccessor(), memberType(component.getAccessor()), comments);
            fields(element)
                    .filter(field -> field.getSimpleName().contentEquals(name))
                    .forEach(field -> property.add(field, memberType(field), comments));
            if (canonical != null) {
                var parameter = canonical.getParameters().get(i);
                property.add(parameter, parameter.asType(), comments);
            }
            property.document(comment.param(name));
        }
    }

    private void readFields() {
        for (var each : superclassesFirst()) {
            fields(each)
                    .filter(field -> !field.getModifiers().contains(Modifier.TRANSIENT))
                    .forEach(this::readField);
        }
    }

    private void readField(VariableElement field) {
        var property = property(field.getSimpleName().toString());
        property.add(field, memberType(field), comments);
        if (field.getModifiers().contains(Modifier.PUBLIC)) {
            property.show();
        }
    }

    private static Stream<VariableElement> fields(TypeElement of) {
        return ElementFilter.fieldsIn(of.getEnclosedElements()).stream()
                .filter(field -> !field.getModifiers().contains(Modifier.STATIC));
    }

    private List<TypeElement> superclassesFirst() {
        var classes = new ArrayList<>(compilation
                .lineage(element)
                .filter(each -> !each.getQualifiedName().contentEquals("java.lang.Object"))
                .filter(each -> !each.getQualifiedName().contentEquals("java.lang.Record"))
                .toList());
        Collections.reverse(classes);
        return classes;
    }

    private void readMethods() {
        for (var each : superclassesFirst()) {
            for (var method : ElementFilter.methodsIn(each.getEnclosedElements())) {
                if (!method.getModifiers().contains(Modifier.STATIC)) {
                    readMethod(method);
                }
            }
        }
    }

    private void readMethod(ExecutableElement method) {
        var name = method.getSimpleName().toString();
        var parameters = method.getParameters().size();
        var isExplicit = Jackson.isOn(List.of(method), Jackson.PROPERTY)
                || Jackson.isOn(List.of(method), Jackson.GETTER)
                || Jackson.isOn(List.of(method), Jackson.SETTER);
        if (parameters == 0 && method.getReturnType().getKind() != TypeKind.VOID) {
            var getter = getterName(method, name);
            if (getter.isEmpty()
                    ? isExplicit
                    : isExplicit || method.getModifiers().contains(Modifier.PUBLIC)) {
                var property = property(getter.isEmpty() ? name : getter);
                property.add(method, memberType(method), comments);
                property.show();
            }
        } else if (parameters == 1 && (isExplicit || isPrefixed(name, "set"))) {
            var property = property(isPrefixed(name, "set") ? decapitalise(name.substring(3)) : name);
            property.add(method, parameterType(method), comments);
            property.add(method.getParameters().get(0), parameterType(method), comments);
            property.show();
        }
    }

    private static String getterName(ExecutableElement method, String name) {
        if (isPrefixed(name, "get")) {
            return decapitalise(name.substring(3));
        }
        var isBoolean = Set.of("boolean", "java.lang.Boolean").contains(TypeText.of(method.getReturnType()));
        return isBoolean && isPrefixed(name, "is") ? decapitalise(name.substring(2)) : "";
    }

    private static boolean isPrefixed(String name, String prefix) {
        return name.length() > prefix.length() && name.startsWith(prefix);
    }

    /** The library's own rule: all leading capitals become small, so that {@code getURL} is {@code url}. */
    private static String decapitalise(String name) {
        var end = 0;
        while (end < name.length() && Character.isUpperCase(name.charAt(end))) {
            end++;
        }
        return name.substring(0, end).toLowerCase(Locale.ROOT) + name.substring(end);
    }

    private void readCreator() {
        var creator = Constructors.creator(element);
        if (creator == null) {
            return;
        }
        var comment = comments.of(creator);
        for (var parameter : creator.getParameters()) {
            var mark = Mark.on(parameter, Jackson.PROPERTY);
            if (mark != null) {
                var property =
                        byWireName(mark.text("value", parameter.getSimpleName().toString()));
                property.add(parameter, parameter.asType(), comments);
                property.require();
                if (property.doc().isEmpty()) {
                    property.document(comment.param(parameter.getSimpleName().toString()));
                }
            }
        }
    }

    private Property byWireName(String wireName) {
        return properties.values().stream()
                .filter(each -> each.wireName().equals(wireName))
                .findFirst()
                .orElseGet(() -> property(wireName));
    }

    /** The type of a member, with the type's arguments put in; a plain one keeps the annotations inside of it. */
    private TypeMirror memberType(Element member) {
        var as = type.getTypeArguments().isEmpty()
                ? member.asType()
                : compilation.types().asMemberOf(type, member);
        return as instanceof ExecutableType method ? method.getReturnType() : as;
    }

    private TypeMirror parameterType(ExecutableElement setter) {
        return type.getTypeArguments().isEmpty()
                ? setter.getParameters().get(0).asType()
                : ((ExecutableType) compilation.types().asMemberOf(type, setter))
                        .getParameterTypes()
                        .get(0);
    }
}
