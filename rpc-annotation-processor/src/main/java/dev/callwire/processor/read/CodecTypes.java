package dev.callwire.processor.read;

import dev.callwire.processor.model.CodecType;
import dev.callwire.processor.model.CodecType.Container;
import dev.callwire.processor.model.CodecType.OfEnum;
import dev.callwire.processor.model.CodecType.OfObject;
import dev.callwire.processor.model.CodecType.Plain;
import dev.callwire.processor.model.CodecsModel;
import dev.callwire.processor.model.JavaType;
import dev.callwire.processor.model.ObjectModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Tells the types whose values generated code can read and write by itself: those that are understood in all their parts.
 * All others are left to the binder, as is everything that holds them.
 */
final class CodecTypes {
    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("java.lang.Boolean", "BOXED_BOOLEAN"),
            Map.entry("java.lang.Byte", "BOXED_BYTE"),
            Map.entry("java.lang.Short", "BOXED_SHORT"),
            Map.entry("java.lang.Integer", "BOXED_INT"),
            Map.entry("java.lang.Long", "BOXED_LONG"),
            Map.entry("java.lang.Float", "BOXED_FLOAT"),
            Map.entry("java.lang.Double", "BOXED_DOUBLE"),
            Map.entry("java.math.BigInteger", "BIG_INTEGER"),
            Map.entry("java.math.BigDecimal", "BIG_DECIMAL"),
            Map.entry("java.util.UUID", "UUID"),
            Map.entry("java.net.URI", "URI"),
            Map.entry("java.time.Duration", "DURATION"),
            Map.entry("java.time.Instant", "INSTANT"),
            Map.entry("java.time.LocalDate", "LOCAL_DATE"),
            Map.entry("java.time.LocalTime", "LOCAL_TIME"),
            Map.entry("java.time.LocalDateTime", "LOCAL_DATE_TIME"),
            Map.entry("java.time.OffsetDateTime", "OFFSET_DATE_TIME"),
            Map.entry("java.lang.String", "STRING"),
            Map.entry("java.util.OptionalInt", "OPTIONAL_INT"),
            Map.entry("java.util.OptionalLong", "OPTIONAL_LONG"),
            Map.entry("java.util.OptionalDouble", "OPTIONAL_DOUBLE"));

    /** What makes the codecs of containers of one other type. */
    private static final Map<String, String> CONTAINERS = Map.of(
            "java.util.List", "list",
            "java.util.Collection", "collection",
            "java.util.Set", "set",
            "java.util.Optional", "optional");

    private final CodecObjects objects;
    private final Signatures signatures;
    private final Map<JavaType, @Nullable ObjectModel> known = new LinkedHashMap<>();
    private final Set<JavaType> used = new HashSet<>();

    CodecTypes(Compilation compilation, ObjectTypes objectTypes, String fromPackage) {
        signatures = new Signatures(compilation);
        objects = new CodecObjects(compilation, objectTypes, signatures, fromPackage);
    }

    /** A type of values that are passed, or null when the binder has to do with them. */
    @Nullable
    CodecType of(TypeMirror type) {
        var codec = read(type);
        dropWhatHoldsOthers();
        if (codec == null || !isKnown(codec)) {
            return null;
        }
        use(codec);
        return codec;
    }

    /** All that is to be generated for the types so far. */
    CodecsModel model() {
        var models = new ArrayList<ObjectModel>();
        known.forEach((type, model) -> {
            if (model != null && used.contains(type)) {
                models.add(model);
            }
        });
        return new CodecsModel(models, new TreeSet<>(signatures.warnings()));
    }

    private void use(CodecType codec) {
        codec.all().forEach(each -> {
            var model = each instanceof OfObject ? known.get(each.java()) : null;
            if (model != null && used.add(each.java())) {
                model.properties().forEach(property -> use(property.type()));
            }
        });
    }

    private boolean isKnown(CodecType codec) {
        return codec.all().noneMatch(each -> each instanceof OfObject && known.get(each.java()) == null);
    }

    /** Gives up the objects that hold one that is not understood. */
    private void dropWhatHoldsOthers() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (var entry : known.entrySet()) {
                var model = entry.getValue();
                if (model != null && model.properties().stream().anyMatch(each -> !isKnown(each.type()))) {
                    entry.setValue(null);
                    changed = true;
                }
            }
        }
    }

    /** A type, as long as nothing is wrong with it but maybe the objects that it leads to. */
    @Nullable
    CodecType read(TypeMirror type) {
        if (type.getKind().isPrimitive()) {
            return primitive(type);
        }
        return switch (type.getKind()) {
            case DECLARED -> declared((DeclaredType) type);
            case ARRAY -> array((ArrayType) type);
            default -> null;
        };
    }

    private @Nullable CodecType primitive(TypeMirror type) {
        return switch (type.getKind()) {
            case BOOLEAN, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE ->
                new Plain(signatures.of(type), type.getKind().name());
            default -> null;
        };
    }

    private @Nullable CodecType array(ArrayType type) {
        var component = type.getComponentType();
        return switch (component.getKind()) {
            case INT, LONG, DOUBLE ->
                new Plain(signatures.of(type).bare(), component.getKind().name() + "_ARRAY");
            case DECLARED ->
                ((DeclaredType) component).getTypeArguments().isEmpty()
                        ? container(type, "array", List.of(component))
                        : null;
            default -> null;
        };
    }

    private @Nullable CodecType declared(DeclaredType type) {
        var element = (TypeElement) type.asElement();
        var name = element.getQualifiedName().toString();
        var plain = PLAIN.get(name);
        if (plain != null) {
            return new Plain(signatures.of(type).bare(), plain);
        }
        var method = CONTAINERS.get(name);
        if (method != null && type.getTypeArguments().size() == 1) {
            return container(type, method, type.getTypeArguments());
        }
        if (name.equals("java.util.Map") && type.getTypeArguments().size() == 2) {
            return map(type);
        }
        return type.getTypeArguments().isEmpty() && !name.startsWith("java.") ? ofOwnShape(type, element) : null;
    }

    private @Nullable CodecType map(DeclaredType type) {
        var key = read(type.getTypeArguments().get(0));
        var isName = key instanceof OfEnum
                || (key instanceof Plain plain && plain.constant().equals("STRING"));
        return isName ? container(type, "map", type.getTypeArguments()) : null;
    }

    private @Nullable CodecType container(TypeMirror type, String method, List<? extends TypeMirror> arguments) {
        var parts = new ArrayList<CodecType>();
        for (var argument : arguments) {
            var part = read(argument);
            if (part == null || isOptional(part)) {
                return null;
            }
            parts.add(part);
        }
        return new Container(signatures.of(type).bare(), method, parts);
    }

    private static boolean isOptional(CodecType part) {
        return part instanceof Container container && container.method().equals("optional");
    }

    private @Nullable CodecType ofOwnShape(DeclaredType type, TypeElement element) {
        if (element.getKind() == ElementKind.ENUM) {
            return objects.isUnderstoodEnum(element)
                    ? new OfEnum(signatures.of(type).bare())
                    : null;
        }
        var java = signatures.of(type).bare();
        if (!known.containsKey(java)) {
            known.put(java, null);
            var properties = objects.properties(type, element, this);
            known.put(
                    java,
                    properties == null
                            ? null
                            : new ObjectModel(java, element.getKind() == ElementKind.RECORD, properties));
        }
        return new OfObject(java);
    }
}
