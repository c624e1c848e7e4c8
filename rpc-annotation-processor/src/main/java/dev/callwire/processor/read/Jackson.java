package dev.callwire.processor.read;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
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

    private static final String ANY_GETTER = "com.fasterxml.jackson.annotation.JsonAnyGetter";
    private static final String ANY_SETTER = "com.fasterxml.jackson.annotation.JsonAnySetter";
    private static final String UNWRAPPED = "com.fasterxml.jackson.annotation.JsonUnwrapped";

    /** What changes the JSON of a whole type in ways that only the library can tell. */
    private static final List<String> SHAPING_A_TYPE = List.of(
            "com.fasterxml.jackson.annotation.JsonAutoDetect",
            "com.fasterxml.jackson.annotation.JsonFormat",
            "com.fasterxml.jackson.annotation.JsonIdentityInfo",
            "com.fasterxml.jackson.annotation.JsonRootName",
            DESERIALIZE,
            "com.fasterxml.jackson.databind.annotation.JsonNaming",
            "com.fasterxml.jackson.databind.annotation.JsonSerialize");

    /** The same, of a single property. */
    private static final List<String> SHAPING_A_PROPERTY = List.of(
            "com.fasterxml.jackson.annotation.JsonFormat",
            "com.fasterxml.jackson.annotation.JsonIdentityReference",
            "com.fasterxml.jackson.annotation.JsonRawValue",
            TYPE_INFO,
            DESERIALIZE,
            "com.fasterxml.jackson.databind.annotation.JsonSerialize");

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
        for (var member : type.getEnclosedElements()) {
            for (var annotation : List.of(UNWRAPPED, ANY_GETTER)) {
                if (Mark.on(member, annotation) != null) {
                    return simpleName(annotation);
                }
            }
        }
        return null;
    }

    /** The simple name of what makes a property's JSON its own affair, or null. */
    static @Nullable String shapesProperty(List<? extends Element> accessors) {
        for (var annotation : SHAPING_A_PROPERTY) {
            if (isOn(accessors, annotation)) {
                return simpleName(annotation);
            }
        }
        return null;
    }

    static boolean isOn(List<? extends Element> accessors, String annotation) {
        return accessors.stream().anyMatch(each -> Mark.on(each, annotation) != null);
    }

    /** Whether a property is kept out of the JSON. */
    static boolean isIgnored(List<? extends Element> accessors) {
        return isOn(accessors, ANY_SETTER)
                || accessors.stream()
                        .map(each -> Mark.on(each, IGNORE))
                        .anyMatch(mark -> mark != null && mark.flag("value", true));
    }

    private static String simpleName(String annotation) {
        return "@" + annotation.substring(annotation.lastIndexOf('.') + 1);
    }
}
