package dev.callwire.processor.read;

import dev.callwire.annotation.RpcStream;
import dev.callwire.processor.model.DataType;
import dev.callwire.processor.model.JavaType;
import dev.callwire.processor.model.StreamModel;
import dev.callwire.schema.BufferSchema;
import dev.callwire.schema.Overflow;
import dev.callwire.schema.StreamSchema;
import dev.callwire.schema.SubscriptionSchema;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Reads streams: what methods return or are given item by item. */
final class StreamReader {
    static final String MONO = "reactor.core.publisher.Mono";

    private static final String PUBLISHER = "java.util.concurrent.Flow.Publisher";
    private static final String FLUX = "reactor.core.publisher.Flux";
    private static final String TRACKED = "dev.callwire.stream.Tracked";
    private static final int DEFAULT_SIZE = 256;

    private final Compilation compilation;
    private final Problems problems;
    private final DataTypes types;
    private final Signatures signatures;
    private final ServiceSettings settings;

    StreamReader(
            Compilation compilation,
            Problems problems,
            DataTypes types,
            Signatures signatures,
            ServiceSettings settings) {
        this.compilation = compilation;
        this.problems = problems;
        this.types = types;
        this.signatures = signatures;
        this.settings = settings;
    }

    /**
     * A stream.
     *
     * @param item the type of its items
     * @param declared what the method returns or is given
     */
    record Stream(DataType item, StreamModel model, JavaType declared) {}

    /** Whether a type is that of a stream. */
    boolean isStream(TypeMirror type) {
        var name = name(type);
        return name.equals(PUBLISHER) || name.equals(FLUX);
    }

    private String name(TypeMirror type) {
        return TypeText.of(compilation.types().erasure(type));
    }

    /** Reads a stream that a method returns, or returns null when it breaks a rule. */
    @Nullable
    Stream result(TypeMirror type, TypeMirror declared, Site site, @Nullable SubscriptionSchema subscription) {
        if (isRefused(type, site)) {
            return null;
        }
        var item = argument(type, 0);
        if (item == null || item.getKind() == TypeKind.WILDCARD) {
            return refuseOpen(type, site);
        }
        var declaredItem = argument(declared, item);
        if (!name(item).equals(TRACKED)) {
            return stream(type, item, declaredItem, site, Form.PLAIN, subscription);
        }
        var value = argument(item, 0);
        return value == null || value.getKind() == TypeKind.WILDCARD
                ? refuseOpen(type, site)
                : stream(type, value, argument(declaredItem, value), site, Form.TRACKED, subscription);
    }

    /** Reads a stream that a method is given, or returns null when it breaks a rule. */
    @Nullable
    Stream param(TypeMirror type, TypeMirror declared, Site site) {
        if (isRefused(type, site)) {
            return null;
        }
        var item = argument(type, 0);
        if (!(item instanceof WildcardType wildcard)) {
            return item == null
                    ? refuseOpen(type, site)
                    : stream(type, item, argument(declared, item), site, Form.PLAIN, null);
        }
        var bound = wildcard.getExtendsBound();
        return bound == null ? refuseOpen(type, site) : stream(type, bound, bound, site, Form.OF_SUBTYPES, null);
    }

    /** What stands in the type argument of a stream. */
    private enum Form {
        PLAIN,
        OF_SUBTYPES,
        TRACKED
    }

    private @Nullable Stream stream(
            TypeMirror type,
            TypeMirror item,
            TypeMirror declaredItem,
            Site site,
            Form form,
            @Nullable SubscriptionSchema subscription) {
        var itemSite = Site.of(site.element(), "An item of t" + site.subject().substring(1), "item");
        if (Nullness.isMarked(item) || Nullness.isMarked(declaredItem)) {
            problems.error(
                    site.element(),
                    itemSite.subject()
                            + " must not be null, since streams have no place for it. Found @Nullable. Take it off, or"
                            + " use Optional.");
            return null;
        }
        var read = types.value(item, declaredItem, false, itemSite);
        var buffer = buffer(site.element());
        if (read == null || holdsReference(read, itemSite)) {
            return null;
        }
        var model = new StreamModel(
                new StreamSchema(buffer, form == Form.TRACKED, subscription),
                name(type).equals(FLUX));
        return new Stream(read, model, declared(type, read.java(), form));
    }

    private JavaType declared(TypeMirror type, JavaType item, Form form) {
        var argument = switch (form) {
            case PLAIN -> item;
            case OF_SUBTYPES -> new JavaType.SubtypeOf(item);
            case TRACKED -> generic((DeclaredType) argument(type, type), item);
        };
        return generic((DeclaredType) type, argument);
    }

    private JavaType generic(DeclaredType type, JavaType argument) {
        return new JavaType.Declared(
                compilation.ref((TypeElement) type.asElement()), List.of(argument), signatures.nullMarks(type));
    }

    /** The type argument, or null of a raw type. */
    private static @Nullable TypeMirror argument(TypeMirror type, int index) {
        var arguments = ((DeclaredType) type).getTypeArguments();
        return arguments.isEmpty() ? null : arguments.get(index);
    }

    /** The type argument as it was declared; the other where the whole type was put in for a variable. */
    private static TypeMirror argument(TypeMirror declared, TypeMirror otherwise) {
        return declared instanceof DeclaredType type && !type.getTypeArguments().isEmpty()
                ? type.getTypeArguments().get(0)
                : otherwise;
    }

    private boolean isRefused(TypeMirror type, Site site) {
        if (settings.isEvents()) {
            problems.error(
                    site.element(),
                    "An event must not carry a stream. Found: " + TypeText.of(type)
                            + ". Pass data, or let a method of a service return the stream.");
            return true;
        }
        if (settings.what().equals(ServiceSettings.CALLBACK)) {
            problems.error(
                    site.element(),
                    "A callback's method must neither return nor take a stream. Found: " + TypeText.of(type)
                            + ". Declare the method in a service.");
            return true;
        }
        if (Nullness.isMarked(site.element()) || Nullness.isMarked(type)) {
            problems.error(
                    site.element(),
                    site.subject()
                            + " must not be null: it is a stream, and one without items says as much. Found @Nullable."
                            + " Take it off.");
            return true;
        }
        return false;
    }

    private @Nullable Stream refuseOpen(TypeMirror type, Site site) {
        problems.error(
                site.element(),
                "A stream must say what its items are. Found: " + TypeText.of(type)
                        + ". Name the type, as in Flow.Publisher<String>.");
        return null;
    }

    /** Reports references in an item. */
    private boolean holdsReference(DataType item, Site site) {
        var references = types.references(item, site);
        for (var held : references) {
            problems.error(
                    site.element(),
                    held.site().subject() + " must not hold a reference: " + held.text()
                            + ", and nobody would know when the reference ends. Pass data, or pass the reference in a"
                            + " parameter.");
        }
        return !references.isEmpty();
    }

    /** What {@code @RpcStream} says of a method or parameter; null where there is no buffer, or a rule is broken. */
    @Nullable
    BufferSchema buffer(Element element) {
        var mark = Mark.on(element, RpcStream.class);
        if (mark == null) {
            return null;
        }
        if (mark.isUnresolved()) {
            problems.unresolved();
            return null;
        }
        var size = mark.number("buffer", DEFAULT_SIZE);
        if (size < 1 || size > BufferSchema.LARGEST) {
            problems.error(
                    mark,
                    "buffer",
                    "A buffer must have room for 1 to " + BufferSchema.LARGEST + " items. Found: " + size
                            + ". Choose a size between the two.");
            return null;
        }
        return switch (mark.constant("overflow", "NONE")) {
            case "BLOCK" -> new BufferSchema(Overflow.BLOCK, size);
            case "DROP_OLDEST" -> new BufferSchema(Overflow.DROP_OLDEST, size);
            case "LATEST" -> new BufferSchema(Overflow.LATEST, 1);
            case "CLOSE" -> new BufferSchema(Overflow.CLOSE, size);
            default -> null;
        };
    }

    /** Reports an annotation for streams on something that is none. */
    void checkIsNone(Element element, String found) {
        var mark = Mark.on(element, RpcStream.class);
        if (mark != null) {
            problems.error(
                    mark,
                    "@RpcStream says what becomes of a stream's items. Found: " + found
                            + ". Take it off, or put it where the Flow.Publisher is.");
        }
    }
}
