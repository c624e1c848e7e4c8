package dev.callwire.processor.read;

import dev.callwire.processor.model.CodecType;
import dev.callwire.processor.model.ObjectModel;
import dev.callwire.processor.model.ObjectModel.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Finds how generated code gets at the properties of records and beans, where it is sure that the JSON library does the
 * same. What the library would reach by force, or choose among several, is not understood.
 */
final class CodecObjects {
    /** So many members of an object can be told apart by the bits of a long. */
    private static final int MOST_PROPERTIES = 64;

    private static final Set<String> OPTIONALS =
            Set.of("java.util.Optional", "java.util.OptionalInt", "java.util.OptionalLong", "java.util.OptionalDouble");

    private final Compilation compilation;
    private final ObjectTypes objects;
    private final Signatures signatures;
    private final CodecMarks marks;
    private final String fromPackage;

    CodecObjects(Compilation compilation, ObjectTypes objects, Signatures signatures, String fromPackage) {
        this.compilation = compilation;
        this.objects = objects;
        this.signatures = signatures;
        this.fromPackage = fromPackage;
        marks = new CodecMarks(compilation);
    }

    /** Whether the constants of an enum go by their own names. */
    boolean isUnderstoodEnum(TypeElement element) {
        return compilation.isAccessible(element, fromPackage) && marks.areUnderstood(element);
    }

    /** The properties of a record or bean, or null when it is not understood. */
    @Nullable
    List<ObjectModel.Property> properties(DeclaredType type, TypeElement element, CodecTypes types) {
        boolean isRecord = element.getKind() == ElementKind.RECORD;
        if (!compilation.isAccessible(element, fromPackage)
                || !element.getTypeParameters().isEmpty()
                || !marks.areUnderstood(element)
                || !(isRecord ? isMadeOfComponents(element) : isMadeOfNothing(element))) {
            return null;
        }
        signatures.use(element);
        boolean omitsNull = CodecMarks.omitNull(compilation.lineage(element), false);
        var models = new ArrayList<ObjectModel.Property>();
        var named = new ArrayList<ObjectModel.Property>();
        for (var property : objects.properties(type)) {
            if (!property.isShown()) {
                if (isRecord) {
                    return null;
                }
                continue;
            }
            var model = isRecord ? ofRecord(property, omitsNull, types) : ofBean(property, omitsNull, types);
            if (model == null || !isPlain(model.wireName())) {
                return null;
            }
            (!isRecord && CodecMarks.isNamed(property.accessors()) ? named : models).add(model);
        }
        models.addAll(named);
        return models.isEmpty() || models.size() > MOST_PROPERTIES ? null : models;
    }

    /** Whether a name needs no escapes. */
    private static boolean isPlain(String name) {
        return name.chars().allMatch(c -> c >= ' ' && c != '"' && c != '\\');
    }

    private boolean isMadeOfComponents(TypeElement element) {
        var constructor = Constructors.canonical(element);
        return constructor != null && isUsable(constructor);
    }

    private boolean isMadeOfNothing(TypeElement element) {
        return element.getKind() == ElementKind.CLASS
                && !element.getModifiers().contains(Modifier.ABSTRACT)
                && ElementFilter.constructorsIn(element.getEnclosedElements()).stream()
                        .anyMatch(each -> each.getParameters().isEmpty() && isUsable(each));
    }

    /** Whether generated code may call something, and needs to catch nothing when it does. */
    private boolean isUsable(ExecutableElement member) {
        boolean usable = compilation.isAccessible(member, fromPackage)
                && member.getThrownTypes().isEmpty();
        if (usable) {
            signatures.use(member);
        }
        return usable;
    }

    private ObjectModel.@Nullable Property ofRecord(Property property, boolean omitsNull, CodecTypes types) {
        var methods = methods(property, 0);
        boolean isComponent =
                property.accessors().stream().anyMatch(each -> each.getKind() == ElementKind.RECORD_COMPONENT);
        var type = types.read(property.type());
        if (type == null || methods.size() != 1 || !methods(property, 1).isEmpty() || !isUsable(methods.get(0))) {
            return null;
        }
        var getter = methods.get(0);
        boolean isOwn = getter.getSimpleName().contentEquals(property.name());
        if (isComponent ? !isOwn : !isPublic(getter) || isFilled(type)) {
            return null;
        }
        return new ObjectModel.Property(
                property.name(),
                property.wireName(),
                type,
                getter.getSimpleName() + "()",
                "",
                false,
                !isComponent ? Reading.NONE : readingOfComponent(property.type()),
                CodecMarks.omitNull(property.accessors().stream(), omitsNull));
    }

    private static Reading readingOfComponent(TypeMirror type) {
        if (isOptional(type)) {
            return Reading.OPTIONAL;
        }
        return CodecMarks.isNullable(type) ? Reading.NULLABLE : Reading.REQUIRED;
    }

    private static boolean isOptional(TypeMirror type) {
        return type instanceof DeclaredType declared
                && OPTIONALS.contains(
                        ((TypeElement) declared.asElement()).getQualifiedName().toString());
    }

    private ObjectModel.@Nullable Property ofBean(Property property, boolean omitsNull, CodecTypes types) {
        var type = types.read(property.type());
        var getters = methods(property, 0);
        var setters = methods(property, 1);
        var fields = ElementFilter.fieldsIn(property.accessors());
        if (type == null || !haveOneName(getters) || !haveOneName(setters)) {
            return null;
        }
        if (getters.isEmpty() && setters.isEmpty()) {
            return fields.size() == 1 ? ofField(property, fields.get(0), type, omitsNull) : null;
        }
        if (getters.isEmpty() || fields.stream().anyMatch(CodecObjects::isPublic)) {
            return null;
        }
        var getter = getters.get(getters.size() - 1);
        if (!isPublic(getter) || !isUsable(getter)) {
            return null;
        }
        if (setters.isEmpty()) {
            // The library would set the field by force, or add to what the getter returns.
            return fields.isEmpty() && !isFilled(type)
                    ? property(property, type, getter.getSimpleName() + "()", "", false, Reading.NONE, omitsNull)
                    : null;
        }
        var setter = setters.get(setters.size() - 1);
        var taken = setter.getParameters().get(0).asType();
        return isPublic(setter) && isUsable(setter) && compilation.types().isSameType(taken, property.type())
                ? property(
                        property,
                        type,
                        getter.getSimpleName() + "()",
                        setter.getSimpleName().toString(),
                        true,
                        readingOfMember(setter, taken),
                        omitsNull)
                : null;
    }

    private ObjectModel.@Nullable Property ofField(
            Property property, VariableElement field, CodecType type, boolean omitsNull) {
        if (!isPublic(field)
                || field.getModifiers().contains(Modifier.FINAL)
                || !compilation.isAccessible(field, fromPackage)) {
            return null;
        }
        signatures.use(field);
        var name = field.getSimpleName().toString();
        return property(property, type, name, name, false, readingOfMember(field, field.asType()), omitsNull);
    }

    private ObjectModel.Property property(
            Property property,
            CodecType type,
            String getter,
            String setter,
            boolean setByMethod,
            Reading reading,
            boolean omitsNull) {
        return new ObjectModel.Property(
                property.name(),
                property.wireName(),
                type,
                getter,
                setter,
                setByMethod,
                reading,
                CodecMarks.omitNull(property.accessors().stream(), omitsNull));
    }

    private Reading readingOfMember(Element member, TypeMirror type) {
        return type.getKind().isPrimitive() || isOptional(type) || !marks.takesNull(member, type)
                ? Reading.OPTIONAL
                : Reading.NULLABLE;
    }

    /** Whether the library reads such a value into one that is there. */
    private static boolean isFilled(CodecType type) {
        return type instanceof CodecType.Container container
                && !Set.of("optional", "array").contains(container.method());
    }

    private static List<ExecutableElement> methods(Property property, int parameters) {
        return property.accessors().stream()
                .filter(each -> each.getKind() == ElementKind.METHOD)
                .map(ExecutableElement.class::cast)
                .filter(each -> each.getParameters().size() == parameters)
                .distinct()
                .toList();
    }

    private static boolean haveOneName(List<ExecutableElement> methods) {
        return methods.stream().map(Element::getSimpleName).distinct().count() <= 1;
    }

    private static boolean isPublic(Element element) {
        return element.getModifiers().contains(Modifier.PUBLIC);
    }
}
