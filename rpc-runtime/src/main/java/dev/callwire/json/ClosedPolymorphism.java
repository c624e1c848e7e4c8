package dev.callwire.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets JSON choose among the types that the code names, and never among all there are: a sealed type's subtypes are
 * those it permits, and class names in JSON are refused.
 */
final class ClosedPolymorphism extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable TypeResolverBuilder<?> findTypeResolver(
            MapperConfig<?> config, AnnotatedClass annotated, JavaType type) {
        return refuseClassNames(annotated);
    }

    @Override
    public @Nullable TypeResolverBuilder<?> findPropertyTypeResolver(
            MapperConfig<?> config, AnnotatedMember annotated, JavaType type) {
        return refuseClassNames(annotated);
    }

    @Override
    public @Nullable TypeResolverBuilder<?> findPropertyContentTypeResolver(
            MapperConfig<?> config, AnnotatedMember annotated, JavaType type) {
        return refuseClassNames(annotated);
    }

    /** Returns null, which leaves the answer to Jackson's own introspector. */
    private static @Nullable TypeResolverBuilder<?> refuseClassNames(Annotated annotated) {
        var info = annotated.getAnnotation(JsonTypeInfo.class);
        if (info != null && (info.use() == JsonTypeInfo.Id.CLASS || info.use() == JsonTypeInfo.Id.MINIMAL_CLASS)) {
            throw new IllegalArgumentException("A type is told in JSON by a name, so that no sender can name a class. "
                    + "Found @JsonTypeInfo(use = " + info.use() + ") on " + annotated.getName()
                    + "; use NAME and @JsonSubTypes or a sealed type");
        }
        return null;
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
        var type = annotated.getRawType();
        return type.isSealed() && !annotated.hasAnnotation(JsonSubTypes.class)
                ? Arrays.stream(type.getPermittedSubclasses())
                        .map(NamedType::new)
                        .toList()
                : null;
    }
}
