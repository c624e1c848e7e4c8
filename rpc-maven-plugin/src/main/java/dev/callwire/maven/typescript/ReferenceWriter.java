package dev.callwire.maven.typescript;

import dev.callwire.schema.NamedType;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.Alternative;
import dev.callwire.schema.TypeSchema.ArrayType;
import dev.callwire.schema.TypeSchema.ConstrainedType;
import dev.callwire.schema.TypeSchema.Inclusion;
import dev.callwire.schema.TypeSchema.MapType;
import dev.callwire.schema.TypeSchema.NullableType;
import dev.callwire.schema.TypeSchema.ObjectType;
import dev.callwire.schema.TypeSchema.ReferenceType;
import dev.callwire.schema.TypeSchema.RemoteType;
import dev.callwire.schema.TypeSchema.TupleType;
import dev.callwire.schema.TypeSchema.UnionType;
import dev.callwire.schema.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds the objects within values that are passed by reference, as expressions that the runtime runs. */
final class ReferenceWriter {
    private final ClientNames names;
    private final SourceFile file;
    private final ServiceSchema service;
    private final int place;

    ReferenceWriter(ClientNames names, SourceFile file, ServiceSchema service, int place) {
        this.names = names;
        this.file = file;
        this.service = service;
        this.place = place;
    }

    /** The expression for values of the type; null if they hold no references. */
    @Nullable
    String write(TypeSchema type) {
        if (!holdsReferences(type)) {
            return null;
        } else if (type instanceof RemoteType remote) {
            Interface found = names.ofRemote(remote);
            return found == null ? null : file.value(found.reference(), found.module());
        } else if (type instanceof NullableType nullable) {
            return write(nullable.schema());
        } else if (type instanceof ConstrainedType constrained) {
            return write(constrained.schema());
        } else if (type instanceof ArrayType array) {
            return around("inItems", array.items());
        } else if (type instanceof MapType map) {
            return around("inValues", map.values());
        } else if (type instanceof ReferenceType reference) {
            NamedType named = service.type(reference.typeId());
            return named.schema() instanceof RemoteType
                    ? write(named.schema())
                    : file.value(TypesWriter.referencesOf(names.type(place, reference.typeId())), TypesWriter.MODULE);
        }
        return members(type);
    }

    private @Nullable String around(String function, TypeSchema inner) {
        String expression = write(inner);
        return expression == null ? null : file.value(function, SourceFile.RUNTIME) + "(" + expression + ")";
    }

    private String members(TypeSchema type) {
        var members = new Members();
        members.collect(type);
        String others = members.others == null ? null : write(members.others);
        List<String> written = new ArrayList<>();
        members.schemas.forEach((name, member) -> {
            String expression = write(member);
            if (expression == null && others != null) {
                expression = file.value("asItIs", SourceFile.RUNTIME);
            }
            if (expression != null) {
                written.add("[" + Identifiers.string(name) + ", " + expression + "]");
            }
        });
        return file.value("inMembers", SourceFile.RUNTIME) + "([" + String.join(", ", written) + "]"
                + (others == null ? "" : ", " + others) + ")";
    }

    /** The members that an object may have, or an array by their places. */
    private final class Members {
        private final Map<String, TypeSchema> schemas = new LinkedHashMap<>();
        private final Set<TypeSchema> seen = new HashSet<>();
        private @Nullable TypeSchema others;

        void collect(TypeSchema type) {
            if (!seen.add(type)) {
                return;
            }
            if (type instanceof ObjectType object) {
                object.properties().forEach(property -> schemas.putIfAbsent(property.name(), property.schema()));
                if (object.others() != null && holdsReferences(object.others())) {
                    others = object.others();
                }
            } else if (type instanceof TupleType tuple) {
                for (int i = 0; i < tuple.items().size(); i++) {
                    schemas.putIfAbsent(String.valueOf(i), tuple.items().get(i));
                }
            } else if (type instanceof ReferenceType reference) {
                collect(service.type(reference.typeId()).schema());
            } else if (type instanceof UnionType union) {
                collectUnion(union);
            }
        }

        private void collectUnion(UnionType union) {
            List<Alternative> alternatives = union.alternatives();
            switch (union.inclusion()) {
                case PROPERTY -> {
                    schemas.putIfAbsent(union.discriminator(), Types.STRING);
                    alternatives.forEach(alternative -> collect(alternative.schema()));
                }
                case NONE -> alternatives.forEach(alternative -> collect(alternative.schema()));
                case WRAPPER_OBJECT ->
                    alternatives.forEach(alternative -> schemas.putIfAbsent(alternative.name(), alternative.schema()));
                case WRAPPER_ARRAY -> schemas.putIfAbsent("1", new UnionType("", Inclusion.NONE, alternatives, null));
            }
        }
    }

    /** Whether values of the type may hold objects that are passed by reference and known here. */
    boolean holdsReferences(TypeSchema type) {
        var search = new Search(new HashSet<>());
        search.accept(type);
        return search.found;
    }

    private final class Search implements Consumer<TypeSchema> {
        private final Set<TypeSchema> seen;
        private boolean found;

        Search(Set<TypeSchema> seen) {
            this.seen = seen;
        }

        @Override
        public void accept(TypeSchema type) {
            if (found || !seen.add(type)) {
                return;
            }
            found = type instanceof RemoteType remote && names.ofRemote(remote) != null;
            if (type instanceof ReferenceType reference) {
                accept(service.type(reference.typeId()).schema());
            }
            type.forEachPart(this);
        }
    }
}
