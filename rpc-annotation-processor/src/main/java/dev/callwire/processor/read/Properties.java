package dev.callwire.processor.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
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
    private final UnaryOperator<String> naming;
    private final Visibility visibility;
    private final Map<String, Property> properties = new LinkedHashMap<>();

    private Properties(DeclaredType type, Compilation compilation, Comments comments) {
        this.compilation = compilation;
        this.comments = comments;
        this.type = type;
        element = (TypeElement) type.asElement();
        var known = Naming.of(compilation, element);
        naming = known == null ? UnaryOperator.identity() : known;
        visibility = Visibility.of(compilation, element);
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
        reading.properties.values().forEach(reading::settle);
        reading.hideIgnored();
        return List.copyOf(reading.properties.values());
    }

    /** Tells in which directions a property goes, of the accessors that are not kept out of the JSON. */
    private void settle(Property property) {
        var accessors = property.accessors();
        if (accessors.stream().anyMatch(Jackson::isIgnored)) {
            accessors = accessors.stream()
                    .filter(each -> !Jackson.isIgnored(each) && !isIgnoredWith(each))
                    .toList();
            if (accessors.stream().noneMatch(Jackson::isShown)) {
                return;
            }
        }
        var getters = accessors.stream().filter(Properties::isGetter).anyMatch(this::isVisible);
        var fields = ElementFilter.fieldsIn(accessors);
        var ofRecord = accessors.stream().anyMatch(each -> each.getKind() == ElementKind.RECORD_COMPONENT);
        var setters = accessors.stream()
                .filter(each -> each.getKind() == ElementKind.METHOD && !isGetter(each))
                .anyMatch(each -> getters || isVisible(each));
        // The library sets a field by force, or adds to what a getter returns.
        var isRead = accessors.stream().anyMatch(Properties::isOfCreator)
                || setters
                || fields.stream().anyMatch(this::isVisible)
                || (getters && ((!ofRecord && !fields.isEmpty()) || isFilled(property.type()) || isBuilt()));
        var isWritten = ofRecord || getters || fields.stream().anyMatch(this::isVisible);
        show(property, isRead, isWritten);
    }

    private static void show(Property property, boolean isRead, boolean isWritten) {
        var mark = Jackson.on(property.accessors(), Jackson.PROPERTY);
        switch (mark == null ? "AUTO" : mark.constant("access", "AUTO")) {
            case "READ_ONLY" -> property.show(false, isWritten);
            case "WRITE_ONLY" -> property.show(isRead, false);
            default -> property.show(isRead, isWritten);
        }
    }

    private static boolean isIgnoredWith(Element parameter) {
        return parameter.getKind() == ElementKind.PARAMETER
                && !isOfCreator(parameter)
                && parameter.getEnclosingElement() instanceof ExecutableElement setter
                && Jackson.isIgnored(setter);
    }

    private static boolean isOfCreator(Element accessor) {
        return accessor.getKind() == ElementKind.PARAMETER
                && accessor.getEnclosingElement() instanceof ExecutableElement creator
                && (creator.getKind() == ElementKind.CONSTRUCTOR
                        || creator.getModifiers().contains(Modifier.STATIC));
    }

    private static boolean isGetter(Element accessor) {
        return accessor instanceof ExecutableElement method
                && method.getParameters().isEmpty();
    }

    private boolean isVisible(Element accessor) {
        if (Jackson.isShown(accessor)) {
            return true;
        }
        if (accessor.getKind() == ElementKind.FIELD) {
            return visibility.fields().includes(accessor)
                    && !accessor.getModifiers().contains(Modifier.TRANSIENT);
        }
        var name = accessor.getSimpleName().toString();
        var level = !isGetter(accessor)
                ? visibility.setters()
                : isPrefixed(name, "is") ? visibility.isGetters() : visibility.getters();
        return level.includes(accessor);
    }

    private boolean isFilled(TypeMirror of) {
        return of.getKind() == TypeKind.DECLARED
                && (compilation.isSubtype(of, "java.util.Collection") || compilation.isSubtype(of, "java.util.Map"));
    }

    /** Whether objects are made by a builder, which has to do with what is read. */
    private boolean isBuilt() {
        return Constructors.hasBuilder(element);
    }

    private void hideIgnored() {
        var ignored = Jackson.inherited(compilation, element, Jackson.IGNORE_PROPERTIES);
        var names = ignored == null ? Set.<String>of() : Set.copyOf(ignored.texts("value"));
        var included = Jackson.inherited(compilation, element, Jackson.INCLUDE_PROPERTIES);
        var shown = new HashMap<String, Property>();
        for (var property : properties.values()) {
            var wireName = property.wireName();
            if (ignored != null && names.contains(wireName)) {
                property.show(
                        property.isRead() && ignored.flag("allowSetters", false),
                        property.isWritten() && ignored.flag("allowGetters", false));
            }
            if (isAnything(property.accessors())
                    || Jackson.isOn(property.accessors(), Jackson.BACK_REFERENCE)
                    || isIgnoredType(property.type())
                    || (included != null && !included.texts("value").contains(wireName))) {
                property.hide();
            }
            var first = property.isShown() ? shown.putIfAbsent(wireName, property) : null;
            if (first != null) {
                first.join(property);
                property.hide();
            }
        }
    }

    /** Whether it is what all other members of an object are read into, or written from. */
    private static boolean isAnything(List<Element> accessors) {
        return Jackson.isOn(accessors, Jackson.ANY_SETTER) || Jackson.isOn(accessors, Jackson.ANY_GETTER);
    }

    private boolean isIgnoredType(TypeMirror of) {
        var named = compilation.types().asElement(of);
        return named != null && Mark.on(named, Jackson.IGNORE_TYPE) != null;
    }

    private Property property(String name) {
        return properties.computeIfAbsent(name, key -> new Property(key, naming));
    }

    private void readComponents() {
        var comment = comments.of(element);
        var canonical = isMadeByAnother() ? null : Constructors.canonical(element);
        var components = element.getRecordComponents();
        for (var i = 0; i < components.size(); i++) {
            var component = components.get(i);
            var name = component.getSimpleName().toString();
            var property = property(name);
            if (!isMadeByAnother()) {
                property.require();
            }
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

    /** Whether what makes a record's objects of properties is something else than the constructor that each has. */
    private boolean isMadeByAnother() {
        var creator = Constructors.creator(element);
        return creator != null
                && !creator.equals(Constructors.canonical(element))
                && !creator.getParameters().isEmpty()
                && creator.getParameters().stream().allMatch(each -> Mark.on(each, Jackson.PROPERTY) != null);
    }

    private void readFields() {
        for (var each : superclassesFirst()) {
            fields(each)
                    .filter(field -> !field.getModifiers().contains(Modifier.TRANSIENT) || Jackson.isShown(field))
                    .forEach(this::readField);
        }
    }

    private void readField(VariableElement field) {
        var property = property(field.getSimpleName().toString());
        property.add(field, memberType(field), comments);
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
        var isExplicit = Jackson.isShown(method)
                || Jackson.isOn(List.of(method), Jackson.ANY_GETTER)
                || Jackson.isOn(List.of(method), Jackson.ANY_SETTER);
        if (parameters == 0 && method.getReturnType().getKind() != TypeKind.VOID) {
            var getter = getterName(method, name);
            if (getter.isEmpty() ? isExplicit : isExplicit || isVisible(method) || Jackson.isIgnored(method)) {
                var property = property(getter.isEmpty() ? name : getter);
                property.add(method, memberType(method), comments);
            }
        } else if (parameters == 1 && (isExplicit || isPrefixed(name, "set"))) {
            var property = property(isPrefixed(name, "set") ? decapitalise(name.substring(3)) : name);
            property.add(method, parameterType(method), comments);
            property.add(method.getParameters().get(0), parameterType(method), comments);
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
            if (mark != null && Mark.on(parameter, Jackson.ANY_SETTER) == null) {
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
