package dev.callwire.processor.read;

import dev.callwire.annotation.RpcCallback;
import dev.callwire.annotation.RpcService;
import dev.callwire.processor.model.ClassRef;
import dev.callwire.processor.read.KnownTypes.Refusal;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.Lifetime;
import dev.callwire.schema.TypeSchema.RemoteType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Interfaces whose objects are passed by reference. */
final class RemoteTypes {
    private final Compilation compilation;
    private final Map<String, ClassRef> read = new HashMap<>();

    RemoteTypes(Compilation compilation) {
        this.compilation = compilation;
    }

    /**
     * A reference that a value holds.
     *
     * @param site where in the value
     */
    record Held(Site site, RemoteType type) {

        /** What stands there: {@code Order.watcher is a com.example.Watcher}. */
        String text() {
            return site.what() + " is "
                    + TypeText.withArticle(type.interfaceName().replace('$', '.'));
        }
    }

    /** Whether objects of a type are passed by reference. */
    static boolean isMarked(TypeElement type) {
        return Mark.isOn(type, RpcService.class) || Mark.isOn(type, RpcCallback.class);
    }

    /** Why no object of a marked type can be passed; or null. */
    @Nullable
    Refusal refusal(TypeElement type) {
        if (type.getKind() != ElementKind.INTERFACE) {
            return new Refusal("which is no interface", "Pass an object by an interface that is marked @RpcCallback.");
        }
        if (!type.getTypeParameters().isEmpty()) {
            return new Refusal(
                    "which is generic, so that the code generated for it cannot know its types",
                    "Declare an interface that extends it with type arguments, and mark that @RpcCallback.");
        }
        if (compilation.isSubtype(type.asType(), "java.lang.AutoCloseable") && !Closing.isIn(compilation, type)) {
            return new Refusal(
                    "which is AutoCloseable and yet makes a call of close(), so that nothing would end the reference",
                    "Take the annotation off close(), or let the interface not extend AutoCloseable.");
        }
        var binding = compilation.ref(type).peer("Binding").canonicalName();
        if (!compilation.isSource(type) && compilation.type(binding).isEmpty()) {
            return new Refusal(
                    "which was compiled without Callwire's annotation processor",
                    "Let the build that it comes from run the processor, so that there is a " + binding + ".");
        }
        return null;
    }

    /** Why a type that is not marked is no data, although objects of one of its interfaces can be passed; or null. */
    @Nullable
    Refusal refusalOfSubtype(TypeElement type) {
        var marked = compilation
                .lineage(type)
                .filter(each -> each.getKind() == ElementKind.INTERFACE && isMarked(each))
                .findFirst();
        return marked.map(each -> new Refusal(
                        type.getKind() == ElementKind.INTERFACE
                                ? "which is not marked itself, although " + each.getSimpleName() + " is"
                                : "which implements " + each.getSimpleName()
                                        + ", and only the interface is known at the other end",
                        "Declare it as " + each.getQualifiedName() + "."))
                .orElse(null);
    }

    /** A reference to an object of a type that is not refused. */
    TypeSchema read(TypeElement type) {
        var name = compilation.elements().getBinaryName(type).toString();
        read.put(name, compilation.ref(type));
        return new RemoteType(name, Closing.isIn(compilation, type) ? Lifetime.EXPLICIT : Lifetime.CALL);
    }

    /** The interfaces of references, each once, in the order of their names. */
    List<ClassRef> interfaces(List<Held> references) {
        var interfaces = new TreeMap<String, ClassRef>();
        for (var held : references) {
            var ref = read.get(held.type().interfaceName());
            if (ref == null) {
                throw new IllegalArgumentException(held.type() + " has not been read");
            }
            interfaces.put(ref.canonicalName(), ref);
        }
        return List.copyOf(interfaces.values());
    }

    /** The references that a value holds, the first of each interface. */
    static List<Held> within(TypeSchema schema, Site site, Map<String, TypeSchema> named) {
        var search = new Search(named);
        search.walk(schema, site);
        return search.held;
    }

    private static final class Search {
        private final Map<String, TypeSchema> named;
        private final Set<String> seen = new HashSet<>();
        private final List<Held> held = new ArrayList<>();

        Search(Map<String, TypeSchema> named) {
            this.named = named;
        }

        void walk(TypeSchema schema, Site site) {
            if (schema instanceof RemoteType remote) {
                held.add(new Held(site, remote));
            } else if (schema instanceof TypeSchema.ReferenceType reference) {
                follow(reference.typeId(), site);
            } else if (schema instanceof TypeSchema.ObjectType object) {
                object.properties().forEach(each -> walk(each.schema(), site.part("." + each.name())));
            } else if (schema instanceof TypeSchema.ArrayType || schema instanceof TypeSchema.MapType) {
                schema.forEachPart(part -> walk(part, site.part("[]")));
            } else {
                schema.forEachPart(part -> walk(part, site));
            }
        }

        private void follow(String id, Site site) {
            var schema = named.get(id);
            if (schema != null && seen.add(id)) {
                var name = id.replaceFirst("<.*", "");
                var simpleName = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
                walk(schema, schema instanceof RemoteType ? site : site.inside(simpleName));
            }
        }
    }
}
