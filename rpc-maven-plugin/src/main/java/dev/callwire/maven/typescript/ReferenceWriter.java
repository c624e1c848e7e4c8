package dev.callwire.maven.typescript;

import dev.callwire.schema.NamedType;
import dev.callwire.schema.PropertySchema;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.Alternative;
import dev.callwire.schema.TypeSchema.ArrayType;
import dev.callwire.schema.TypeSchema.MapType;
import dev.callwire.schema.TypeSchema.NullableType;
import dev.callwire.schema.TypeSchema.ObjectType;
import dev.callwire.schema.TypeSchema.ReferenceType;
import dev.callwire.schema.TypeSchema.RemoteType;
import dev.callwire.schema.TypeSchema.UnionType;
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
        List<String> members = members(type);
        return file.value("inMembers", SourceFile.RUNTIME) + "([" + String.join(", ", members) + "])";
    }

    private @Nullable String around(String function, TypeSchema inner) {
        String expression = write(inner);
        return expression == null ? null : file.value(function, SourceFile.RUNTIME) + "(" + expression + ")";
    }

    private List<String> members(TypeSchema type) {
        Map<String, TypeSchema> members = new LinkedHashMap<>();
        collect(type, members, new HashSet<>());
        List<String> written = new ArrayList<>();
        members.forEach((name, member) -> {
            String expression = write(member);
            if (expression != null) {
                written.add("[" + Identifiers.string(name) + ", " + expression + "]");
            }
        });
        return written;
    }

    private void collect(TypeSchema type, Map<String, TypeSchema> members, Set<TypeSchema> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof ObjectType object) {
            for (PropertySchema property : object.properties()) {
                members.putIfAbsent(property.name(), property.schema());
            }
        } else if (type instanceof ReferenceType reference) {
            collect(service.type(reference.typeId()).schema(), members, seen);
        } else if (type instanceof UnionType union) {
            for (Alternative alternative : union.alternatives()) {
                collect(alternative.schema(), members, seen);
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
