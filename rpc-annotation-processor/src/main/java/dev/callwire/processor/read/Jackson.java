package dev.callwire.processor.read;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** The annotations by which a type tells the JSON library how to write it. Known by their names alone. */
final class Jackson {
    static final String CREATOR = "com.fasterxml.jackson.annotation.JsonCreator";
    static final String GETTER = "com.fasterxml.jackson.annotation.JsonGetter";
    static final String IGNORE = "com.fasterxml.jackson.annotation.JsonIgnore";
    static final String IGNORE_PROPERTIES = "com.fasterxml.jackson.annotation.JsonIgnoreProperties";
    static final String IGNORE_TYPE = "com.fasterxml.jackson.annotation.JsonIgnoreType";
    static final String PROPERTY = "com.fasterxml.jackson.annotation.JsonProperty";
    static final String SETTER = "com.fasterxml.jackson.annotation.JsonSetter";
    static final String SUB_TYPES = "com.fasterxml.jackson.annotation.JsonSubTypes";
    static final String TYPE_INFO = "com.fasterxml.jackson.annotation.JsonTypeInfo";
    static final String TYPE_NAME = "com.fasterxml.jackson.annotation.JsonTypeName";
    static final String VALUE = "com.fasterxml.jackson.annotation.JsonValue";
    static final String DESERIALIZE = "com.fasterxml.jackson.databind.annotation.JsonDeserialize";

    static final String ANY_GETTER = "com.fasterxml.jackson.annotation.JsonAnyGetter";
    static final String ANY_SETTER = "com.fasterxml.jackson.annotation.JsonAnySetter";
    static final String AUTO_DETECT = "com.fasterxml.jackson.annotation.JsonAutoDetect";
    static final String BACK_REFERENCE = "com.fasterxml.jackson.annotation.JsonBackReference";
    static final String ENUM_NAMING = "com.fasterxml.jackson.databind.annotation.EnumNaming";
    static final String FORMAT = "com.fasterxml.jackson.annotation.JsonFormat";
    static final String INCLUDE = "com.fasterxml.jackson.annotation.JsonInclude";
    static final String INCLUDE_PROPERTIES = "com.fasterxml.jackson.annotation.JsonIncludeProperties";
    static final String KEY = "com.fasterxml.jackson.annotation.JsonKey";
    static final String NAMING = "com.fasterxml.jackson.databind.annotation.JsonNaming";
    static final String PROPERTY_ORDER = "com.fasterxml.jackson.annotation.JsonPropertyOrder";
    static final String SERIALIZE = "com.fasterxml.jackson.databind.annotation.JsonSerialize";
    static final String UNWRAPPED = "com.fasterxml.jackson.annotation.JsonUnwrapped";

    private static final String RAW_VALUE = "com.fasterxml.jackson.annotation.JsonRawValue";

    /** What makes a member a property, whatever its visibility. */
    private static final List<String> SHOWING = List.of(
            PROPERTY,
            GETTER,
            SETTER,
            BACK_REFERENCE,
            DESERIALIZE,
            FORMAT,
            RAW_VALUE,
            SERIALIZE,
            TYPE_INFO,
            UNWRAPPED,
            "com.fasterxml.jackson.annotation.JsonManagedReference",
            "com.fasterxml.jackson.annotation.JsonMerge",
            "com.fasterxml.jackson.annotation.JsonView");

    /** What changes the JSON of a whole type in ways that only the library can tell. */
    private static final List<String> SHAPING_A_TYPE = List.of(
            "com.fasterxml.jackson.annotation.JsonFilter",
            "com.fasterxml.jackson.annotation.JsonIdentityInfo",
            "com.fasterxml.jackson.databind.annotation.JsonAppend",
            "com.fasterxml.jackson.databind.annotation.JsonTypeIdResolver",
            "com.fasterxml.jackson.databind.annotation.JsonTypeResolver");

    /** The same, of a single property. */
    private static final List<String> SHAPING_A_PROPERTY = List.of(
            "com.fasterxml.jackson.annotation.JsonFilter",
            "com.fasterxml.jackson.annotation.JsonIdentityInfo",
            "com.fasterxml.jackson.annotation.JsonIdentityReference",
            "com.fasterxml.jackson.annotation.JsonTypeId",
            "com.fasterxml.jackson.databind.annotation.JsonTypeIdResolver",
            "com.fasterxml.jackson.databind.annotation.JsonTypeResolver");

    /** The members of {@code @JsonSerialize} and {@code @JsonDeserialize} that name code of the user's. */
    private static final List<String> CODE =
            List.of("using", "contentUsing", "keyUsing", "nullsUsing", "converter", "contentConverter");

    private Jackson() {}

    /** The nearest annotation of that class on a type or one that it descends from, or null. */
    static @Nullable Mark inherited(Compilation compilation, TypeElement type, String annotation) {
        return compilation
                .lineage(type)
                .flatMap(each -> Stream.ofNullable(Mark.on(each, annotation)))
                .findFirst()
                .orElse(null);
    }

    /** The simple name of what makes a type's JSON its own affair, or null. */
    static @Nullable String shapesType(Compilation compilation, TypeElement type) {
        for (var annotation : SHAPING_A_TYPE) {
            if (inherited(compilation, type, annotation) != null) {
                return simpleName(annotation);
            }
        }
        if (type.getKind() == ElementKind.RECORD && Mark.on(type, AUTO_DETECT) != null) {
            return simpleName(AUTO_DETECT);
        }
        return Stream.of(SERIALIZE, DESERIALIZE)
                .map(each -> inherited(compilation, type, each))
                .filter(mark -> mark != null && namesCode(mark))
                .map(mark -> "@" + requireNonNull(mark).simpleName())
                .findFirst()
                .orElse(null);
    }

    /** The simple name of what makes a property's JSON its own affair, or null. */
    static @Nullable String shapesProperty(List<? extends Element> accessors) {
        for (var annotation : SHAPING_A_PROPERTY) {
            if (isOn(accessors, annotation)) {
                return simpleName(annotation);
            }
        }
        var raw = on(accessors, RAW_VALUE);
        if (raw != null && raw.flag("value", true)) {
            return simpleName(RAW_VALUE);
        }
        return Stream.of(SERIALIZE, DESERIALIZE)
                .flatMap(each -> accessors.stream().flatMap(accessor -> Stream.ofNullable(Mark.on(accessor, each))))
                .filter(Jackson::namesCode)
                .map(mark -> "@" + mark.simpleName())
                .findFirst()
                .orElse(null);
    }

    private static boolean namesCode(Mark mark) {
        return CODE.stream().anyMatch(each -> mark.value(each) != null);
    }

    /** Whether values are written as their {@code toString()} says, by a serializer of the library's. */
    static boolean isWrittenAsText(@Nullable Mark serialize) {
        return serialize != null
                && serialize.type("using") instanceof DeclaredType serializer
                && ((TypeElement) serializer.asElement())
                        .getQualifiedName()
                        .contentEquals("com.fasterxml.jackson.databind.ser.std.ToStringSerializer");
    }

    /** The type as which values are written instead of their own, or null. */
    static @Nullable TypeMirror writtenAs(@Nullable Mark serialize) {
        var as = serialize == null ? null : serialize.type("as");
        return as == null || as.getKind() == TypeKind.VOID || TypeText.of(as).equals("java.lang.Void") ? null : as;
    }

    /** The type of the member that says what a type's values are called as names of others, or null. */
    static @Nullable TypeMirror keyOf(Compilation compilation, TypeElement type) {
        return compilation
                .lineage(type)
                .flatMap(each -> each.getEnclosedElements().stream())
                .filter(each -> Mark.on(each, KEY) != null)
                .map(each -> each instanceof ExecutableElement method ? method.getReturnType() : each.asType())
                .findFirst()
                .orElse(null);
    }

    /** Whether a member is marked as a property. */
    static boolean isShown(Element member) {
        return SHOWING.stream().anyMatch(each -> Mark.on(member, each) != null);
    }

    /** The annotation on one of some elements, or null. */
    static @Nullable Mark on(List<? extends Element> elements, String annotation) {
        return elements.stream()
                .flatMap(each -> Stream.ofNullable(Mark.on(each, annotation)))
                .findFirst()
                .orElse(null);
    }

    static boolean isOn(List<? extends Element> accessors, String annotation) {
        return accessors.stream().anyMatch(each -> Mark.on(each, annotation) != null);
    }

    /** Whether a member is kept out of the JSON. */
    static boolean isIgnored(Element member) {
        var mark = Mark.on(member, IGNORE);
        return mark != null && mark.flag("value", true);
    }

    private static String simpleName(String annotation) {
        return "@" + annotation.substring(annotation.lastIndexOf('.') + 1);
    }
}
