package dev.callwire.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The named types of several services brought together, each under a short name.
 *
 * <p>A type that several services describe alike is one component, with the fullest documentation that any of them has. Where
 * two describe it differently, because they were compiled against different versions of it, each keeps its own.
 */
public final class Components {

    /** A type as the service at that place of the list describes it. */
    private record Use(int service, NamedType type) {}

    private final List<Use> uses = new ArrayList<>();
    /** For each service, which of the uses is its type of an id. */
    private final List<Map<String, Integer>> scopes = new ArrayList<>();

    private final List<String> names;

    /** The named types of the services. */
    public Components(List<ServiceSchema> services) {
        for (ServiceSchema service : services) {
            Map<String, Integer> scope = new HashMap<>();
            scopes.add(scope);
            for (NamedType type : service.types()) {
                scope.put(type.id(), uses.size());
                uses.add(new Use(scopes.size() - 1, type));
            }
        }
        names = names(meanings());
    }

    /** The component name of a type that the service at that place of the list refers to. */
    public String name(int service, String typeId) {
        return names.get(use(service, typeId));
    }

    /** The components in the order of their names, each with the service that its references belong to. */
    public void forEach(ComponentAction action) {
        SortedMap<String, Integer> best = new TreeMap<>();
        for (int use = 0; use < uses.size(); use++) {
            best.merge(names.get(use), use, this::fuller);
        }
        best.forEach((name, use) ->
                action.accept(name, uses.get(use).type(), uses.get(use).service()));
    }

    /** What is done with each component. */
    public interface ComponentAction {
        /** Takes the type of that name, and the place of the service that describes it. */
        void accept(String name, NamedType type, int service);
    }

    private int fuller(int left, int right) {
        return size(right) > size(left) ? right : left;
    }

    private int size(int use) {
        return Json.compact(SchemaWriter.namedType(uses.get(use).type())).length();
    }

    /** A number for each use: equal where the types are, with all that they refer to, and apart from documentation. */
    private int[] meanings() {
        List<List<Integer>> references = uses.stream().map(this::references).toList();
        int[] meanings = number(
                uses.stream().map(use -> SchemaWriter.undocumented(use.type())).toList());
        // Types that refer to different things are different too, which may set further types apart.
        while (true) {
            int[] known = meanings;
            List<String> refined = new ArrayList<>();
            for (int use = 0; use < known.length; use++) {
                refined.add(known[use] + ":"
                        + references.get(use).stream().map(i -> known[i]).toList());
            }
            meanings = number(refined);
            if (Arrays.equals(meanings, known)) {
                return meanings;
            }
        }
    }

    private List<Integer> references(Use use) {
        List<Integer> references = new ArrayList<>();
        var collector = new Consumer<TypeSchema>() {
            @Override
            public void accept(TypeSchema type) {
                if (type instanceof TypeSchema.ReferenceType reference) {
                    references.add(use(use.service(), reference.typeId()));
                }
                type.forEachPart(this);
            }
        };
        collector.accept(use.type().schema());
        return references;
    }

    private int use(int service, String typeId) {
        Integer use = scopes.get(service).get(typeId);
        if (use == null) {
            throw new IllegalStateException("A service schema knows all its types, but not " + typeId);
        }
        return use;
    }

    /** Numbers the keys in the order of their first appearance. */
    private static int[] number(List<String> keys) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] result = new int[keys.size()];
        for (int i = 0; i < result.length; i++) {
            int next = numbers.size();
            result[i] = numbers.computeIfAbsent(keys.get(i), key -> next);
        }
        return result;
    }

    private List<String> names(int[] meanings) {
        Collection<String> ids = uses.stream().map(use -> use.type().id()).toList();
        Map<String, String> shortNames = TypeNames.of(ids);
        Set<String> taken = new HashSet<>(shortNames.values());
        Set<String> named = new HashSet<>();
        Map<Integer, String> byMeaning = new HashMap<>();
        List<String> result = new ArrayList<>();
        for (int use = 0; use < meanings.length; use++) {
            String id = uses.get(use).type().id();
            result.add(byMeaning.computeIfAbsent(meanings[use], meaning -> {
                String shortName = shortNames.getOrDefault(id, id);
                String name = named.add(id) ? shortName : TypeNames.fresh(shortName, taken);
                taken.add(name);
                return name;
            }));
        }
        return result;
    }
}
