package dev.callwire.maven.docs;

import dev.callwire.schema.Components;
import dev.callwire.schema.ErrorSchema;
import dev.callwire.schema.EventSchema;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.NamedType;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.TypeNames;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.ReferenceType;
import dev.callwire.schema.TypeSchema.RemoteType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the pages are about, what they are called and how they lead to each other. */
final class Site {
    private static final Comparator<String> AS_READ =
            String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

    /** A place on a page, and what it is called. */
    record Place(String name, String link) {}

    /** A type with its page; its references belong to the service at that place of the list. */
    record TypeEntry(String name, NamedType type, ServiceSchema service, int place, String file) {}

    /** An error and a method that may answer it. */
    record Thrown(ErrorSchema error, Chapter chapter, MethodSchema method) {}

    private final String title;
    private final String version;
    private final Components components;
    private final List<Chapter> chapters = new ArrayList<>();
    private final Map<String, Chapter> byInterface = new HashMap<>();
    private final SortedMap<String, TypeEntry> types = new TreeMap<>(AS_READ);
    private final Map<String, Set<Place>> uses = new HashMap<>();
    private final Mentions mentions;

    Site(List<ServiceSchema> services, String title, String version) {
        this.title = title;
        this.version = version;
        components = new Components(services);
        var files = new FileNames();
        Map<String, String> names =
                TypeNames.of(services.stream().map(ServiceSchema::interfaceName).toList());
        for (int place = 0; place < services.size(); place++) {
            ServiceSchema service = services.get(place);
            String name = names.getOrDefault(service.interfaceName(), service.interfaceName());
            String file = files.page(Chapter.kind(service).prefix(), name);
            var chapter = new Chapter(service, place, name, file);
            chapters.add(chapter);
            byInterface.put(service.interfaceName(), chapter);
        }
        chapters.sort(Comparator.comparing(Chapter::name, AS_READ));
        components.forEach((name, type, place) -> {
            if (!(type.schema() instanceof RemoteType remote) || chapter(remote) == null) {
                var entry = new TypeEntry(name, type, services.get(place), place, files.page("type", name));
                types.put(name, entry);
            }
        });
        mentions = new Mentions(chapters, types.values(), errors());
        chapters.forEach(this::collectUses);
        types.values()
                .forEach(entry -> use(
                        entry.type().schema(), entry.place(), entry.service(), new Place(entry.name(), entry.file())));
    }

    private void collectUses(Chapter chapter) {
        for (MethodSchema method : chapter.service().methods()) {
            var place = new Place(chapter.wireName(method), chapter.link(method));
            method.params().forEach(param -> use(param.schema(), chapter, place));
            if (method.result() != null) {
                use(method.result().schema(), chapter, place);
            }
            for (ErrorSchema error : method.errors()) {
                if (error.data() != null) {
                    use(error.data(), chapter, place);
                }
            }
        }
        for (EventSchema event : chapter.service().events()) {
            var place = new Place(event.topic(), chapter.link(event));
            event.params().forEach(param -> use(param.schema(), chapter, place));
        }
    }

    private void use(TypeSchema type, Chapter chapter, Place user) {
        use(type, chapter.place(), chapter.service(), user);
    }

    private void use(TypeSchema type, int place, ServiceSchema service, Place user) {
        if (type instanceof ReferenceType reference) {
            String used = place(place, service, reference.typeId()).link();
            if (!used.equals(user.link())) {
                uses.computeIfAbsent(used, file -> new LinkedHashSet<>()).add(user);
            }
        }
        type.forEachPart(part -> use(part, place, service, user));
    }

    String title() {
        return title;
    }

    String version() {
        return version;
    }

    /** All interfaces in the order of their names. */
    List<Chapter> chapters() {
        return chapters;
    }

    List<Chapter> chapters(Chapter.Kind kind) {
        return chapters.stream().filter(chapter -> chapter.kind() == kind).toList();
    }

    /** All types in the order of their names. */
    List<TypeEntry> types() {
        return List.copyOf(types.values());
    }

    /** What texts say, on whatever page. */
    Markup markup() {
        return new Markup(mentions);
    }

    /** What texts of an interface say. */
    Markup markup(Chapter chapter) {
        return new Markup(mentions.within(chapter));
    }

    /** What refers to what a page is about. */
    List<Place> uses(String file) {
        return List.copyOf(uses.getOrDefault(file, Set.of()));
    }

    /** The interface of objects that are passed by reference; null if its schema is not there. */
    @Nullable
    Chapter chapter(RemoteType remote) {
        return byInterface.get(remote.interfaceName());
    }

    /** Where a type is described that the service at that place refers to. */
    Place place(int service, ServiceSchema schema, String typeId) {
        if (schema.type(typeId).schema() instanceof RemoteType remote) {
            Chapter chapter = chapter(remote);
            if (chapter != null) {
                return new Place(chapter.name(), chapter.file());
            }
        }
        TypeEntry entry = types.get(components.name(service, typeId));
        if (entry == null) {
            throw new IllegalStateException("No page is about " + typeId);
        }
        return new Place(entry.name(), entry.file());
    }

    /** What methods may answer, by code and name. */
    List<Thrown> errors() {
        List<Thrown> errors = new ArrayList<>();
        for (Chapter chapter : chapters) {
            for (MethodSchema method : chapter.service().methods()) {
                method.errors().forEach(error -> errors.add(new Thrown(error, chapter, method)));
            }
        }
        errors.sort(Comparator.comparingInt((Thrown thrown) -> thrown.error().code())
                .thenComparing(thrown -> thrown.error().name()));
        return errors;
    }
}
