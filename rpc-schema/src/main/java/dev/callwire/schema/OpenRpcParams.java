package dev.callwire.schema;

import dev.callwire.schema.TypeSchema.Alternative;
import dev.callwire.schema.TypeSchema.ArrayType;
import dev.callwire.schema.TypeSchema.ConstrainedType;
import dev.callwire.schema.TypeSchema.EnumType;
import dev.callwire.schema.TypeSchema.Inclusion;
import dev.callwire.schema.TypeSchema.MapType;
import dev.callwire.schema.TypeSchema.NullableType;
import dev.callwire.schema.TypeSchema.ObjectType;
import dev.callwire.schema.TypeSchema.ReferenceType;
import dev.callwire.schema.TypeSchema.TupleType;
import dev.callwire.schema.TypeSchema.UnionType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A method's parameters as OpenRPC lists them.
 *
 * <p>OpenRPC wants required parameters first, and takes the order of its list for the order of an array. Where the declared
 * order is another, one of the two ways to send them has to go.
 *
 * @param structure OpenRPC's word for the ways they may be sent
 */
record OpenRpcParams(String structure, List<PropertySchema> params) {

    private static final String EITHER = "either";
    private static final String BY_NAME = "by-name";
    private static final String BY_POSITION = "by-position";

    static OpenRpcParams of(MethodSchema method, ServiceSchema service) {
        if (method.paramStyle() == ParamStyle.WHOLE) {
            return new Whole(service).params(method.params().get(0));
        }
        List<PropertySchema> params =
                method.params().stream().map(PropertySchema::of).toList();
        List<PropertySchema> sorted = requiredFirst(params);
        if (sorted.equals(params)) {
            return new OpenRpcParams(EITHER, params);
        }
        return method.paramStyle() == ParamStyle.BY_NAME
                ? new OpenRpcParams(BY_NAME, sorted)
                : new OpenRpcParams(BY_POSITION, withoutGaps(params));
    }

    private static List<PropertySchema> requiredFirst(List<PropertySchema> params) {
        return Stream.concat(
                        params.stream().filter(PropertySchema::required),
                        params.stream().filter(param -> !param.required()))
                .toList();
    }

    /** In an array nothing can be left out before a required parameter; null stands for it. */
    private static List<PropertySchema> withoutGaps(List<PropertySchema> params) {
        List<PropertySchema> result = new ArrayList<>(params);
        boolean requiredFollows = false;
        for (int i = params.size() - 1; i >= 0; i--) {
            PropertySchema param = params.get(i);
            if (requiredFollows && !param.required()) {
                result.set(i, with(param, true, param.schema().orNull()));
            }
            requiredFollows |= param.required();
        }
        return result;
    }

    private static PropertySchema with(PropertySchema param, boolean required, TypeSchema schema) {
        return new PropertySchema(
                param.name(), param.doc(), required, param.deprecation(), schema, param.access(), param.defaultValue());
    }

    /** The parameters of a method whose single parameter is the whole {@code params}: that object's properties. */
    private record Whole(ServiceSchema service) {

        OpenRpcParams params(ParamSchema param) {
            TypeSchema type = resolve(param.schema());
            if (type instanceof ArrayType
                    || type instanceof TupleType
                    || (type instanceof UnionType union && union.inclusion() == Inclusion.WRAPPER_ARRAY)) {
                return new OpenRpcParams(BY_POSITION, List.of());
            }
            boolean always = param.required() && !allowsNull(param.schema());
            List<PropertySchema> listed = properties(type).stream()
                    .filter(property -> property.access() != PropertyAccess.READ_ONLY)
                    .map(property -> with(property, property.required() && always, property.schema()))
                    .toList();
            boolean object = type instanceof ObjectType || type instanceof UnionType || type instanceof MapType;
            return new OpenRpcParams(object ? BY_NAME : EITHER, requiredFirst(listed));
        }

        private List<PropertySchema> properties(TypeSchema type) {
            if (type instanceof ObjectType object) {
                return object.properties();
            }
            return type instanceof UnionType union ? properties(union) : List.of();
        }

        /** The discriminator, then every property that any alternative has; required are those that all of them require. */
        private List<PropertySchema> properties(UnionType union) {
            if (union.inclusion() == Inclusion.WRAPPER_OBJECT) {
                return union.alternatives().stream()
                        .map(alternative -> PropertySchema.optional(alternative.name(), alternative.schema()))
                        .toList();
            }
            Map<String, List<PropertySchema>> byName = new LinkedHashMap<>();
            for (Alternative alternative : union.alternatives()) {
                for (PropertySchema property : properties(resolve(alternative.schema()))) {
                    byName.computeIfAbsent(property.name(), name -> new ArrayList<>())
                            .add(property);
                }
            }
            List<PropertySchema> merged = new ArrayList<>();
            if (union.inclusion() == Inclusion.PROPERTY) {
                merged.add(discriminator(union));
            }
            for (List<PropertySchema> same : byName.values()) {
                boolean required = same.size() == union.alternatives().size()
                        && same.stream().allMatch(PropertySchema::required);
                boolean agreed =
                        same.stream().map(PropertySchema::schema).distinct().count() == 1;
                merged.add(with(same.get(0), required, agreed ? same.get(0).schema() : Types.ANY));
            }
            return merged;
        }

        private static PropertySchema discriminator(UnionType union) {
            List<EnumConstant> names = union.alternatives().stream()
                    .map(alternative -> EnumConstant.of(alternative.name()))
                    .toList();
            return union.fallback() == null
                    ? PropertySchema.required(union.discriminator(), new EnumType(names))
                    : PropertySchema.optional(union.discriminator(), Types.STRING);
        }

        private TypeSchema resolve(TypeSchema type) {
            Set<TypeSchema> seen = new HashSet<>();
            TypeSchema resolved = type;
            while (seen.add(resolved)) {
                if (resolved instanceof NullableType nullable) {
                    resolved = nullable.schema();
                } else if (resolved instanceof ConstrainedType constrained) {
                    resolved = constrained.schema();
                } else if (resolved instanceof ReferenceType reference) {
                    resolved = service.type(reference.typeId()).schema();
                }
            }
            return resolved;
        }

        private boolean allowsNull(TypeSchema type) {
            Set<TypeSchema> seen = new HashSet<>();
            TypeSchema resolved = type;
            while (seen.add(resolved) && resolved instanceof ReferenceType reference) {
                resolved = service.type(reference.typeId()).schema();
            }
            return resolved.allowsNull();
        }
    }
}
