package dev.callwire.processor.read;

import dev.callwire.processor.model.ClassRef;
import dev.callwire.processor.model.CodecsModel;
import dev.callwire.processor.model.DataType;
import dev.callwire.processor.read.KnownTypes.Refusal;
import dev.callwire.processor.read.RemoteTypes.Held;
import dev.callwire.schema.Constraints;
import dev.callwire.schema.NamedType;
import dev.callwire.schema.StringFormat;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/**
 * Reads the types of values: how they look in JSON. A type that cannot look like anything there is reported where it
 * was met, with the path that leads to it; a type of many members is reported where it was met first.
 */
final class DataTypes {
    /** How deep type arguments may stand in each other. Beyond that, a type holds itself in ever larger form. */
    private static final int MAX_NESTING = 16;

    private final Compilation compilation;
    private final Comments comments;
    private final Problems problems;
    private final Signatures signatures;
    private final TypeIds ids;
    private final Descriptions descriptions;
    private final ObjectTypes objects;
    private final Unions unions;
    private final RemoteTypes remotes;
    private final @Nullable CodecTypes codecs;
    private final Set<String> met = new HashSet<>();
    private final Set<String> broken = new HashSet<>();
    private final List<NamedType> named = new ArrayList<>();

    /**
     * The types of an interface's values.
     *
     * @param fromPackage where code is generated that reads and writes values by itself, or null if none is to be
     */
    DataTypes(
            Compilation compilation,
            Comments comments,
            Problems problems,
            Signatures signatures,
            @Nullable String fromPackage) {
        this.compilation = compilation;
        this.comments = comments;
        this.problems = problems;
        this.signatures = signatures;
        ids = new TypeIds(compilation);
        descriptions = new Descriptions(problems, this);
        unions = new Unions(compilation, problems, this);
        var propertyTypes = new PropertyTypes(this, new Formats(compilation, this), unions, descriptions);
        objects = new ObjectTypes(compilation, comments, this, propertyTypes);
        remotes = new RemoteTypes(compilation);
        codecs = fromPackage == null ? null : new CodecTypes(compilation, objects, fromPackage);
    }

    /** What generated code reads and writes by itself of all that was read. */
    CodecsModel codecs() {
        return codecs == null ? CodecsModel.NONE : codecs.model();
    }

    /** The types of many members, of all that was read. */
    List<NamedType> named() {
        return List.copyOf(named);
    }

    /**
     * The type of a parameter, a result or a member; null when it has been refused.
     *
     * @param declared the same type as it was declared, before type arguments were put in and marks lost on the way
     */
    @Nullable
    DataType value(TypeMirror type, TypeMirror declared, boolean isNullable, Site site) {
        if (isNullable && type.getKind().isPrimitive()) {
            problems.error(
                    site.element(),
                    site.subject() + " is marked @Nullable, but a primitive type has no null. Found: "
                            + type.getKind().name().toLowerCase(Locale.ROOT)
                            + ". Use the class that boxes it, or take the annotation off.");
            return null;
        }
        var description = Descriptions.on(List.of(site.element()));
        var read = description == null ? read(declared(type, declared), site) : descriptions.read(description, site);
        if (read == null) {
            return null;
        }
        var schema = ConstraintMarks.constrain(read, site.element(), declared);
        return new DataType(
                signatures.of(type).marked(signatures.nullMarks(declared)),
                isNullable ? schema.orNull() : schema,
                isNullable,
                !isNullable && !isOptional(type),
                codecs == null ? null : codecs.of(type));
    }

    /** The one of two forms of a type that has kept what stands on it and within it. */
    private TypeMirror declared(TypeMirror type, TypeMirror declared) {
        return compilation.types().isSameType(type, declared) ? declared : type;
    }

    /** Whether a type has a value of its own for what was left out. */
    boolean isOptional(TypeMirror type) {
        var name = TypeText.of(compilation.types().erasure(type));
        return name.equals(Optional.class.getName()) || KnownTypes.optional(name) != null;
    }

    /** The JSON of a type, null among it where the type is marked so; null when it has been refused. */
    @Nullable
    TypeSchema read(TypeMirror type, Site site) {
        var description = Descriptions.on(type, site.element());
        var read = description == null ? readUnmarked(type, site) : descriptions.read(description, site);
        if (read == null) {
            return null;
        }
        var schema = ConstraintMarks.constrain(read, type);
        return Nullness.isMarked(type) ? schema.orNull() : schema;
    }

    private @Nullable TypeSchema readUnmarked(TypeMirror type, Site site) {
        if (type.getKind().isPrimitive()) {
            return KnownTypes.scalar(type.getKind().name().toLowerCase(Locale.ROOT));
        }
        return switch (type.getKind()) {
            case DECLARED -> declared((DeclaredType) type, site);
            case ARRAY -> array((ArrayType) type, site);
            case WILDCARD -> wildcard((WildcardType) type, site);
            case ERROR -> {
                problems.unresolved();
                yield null;
            }
            default ->
                refuse(
                        site,
                        type,
                        new Refusal("which stands for no type of its own here", "Name the type that is meant."));
        };
    }

    private @Nullable TypeSchema array(ArrayType type, Site site) {
        var component = type.getComponentType();
        return switch (component.getKind()) {
            case BYTE -> Types.string(StringFormat.BASE64);
            case CHAR -> Types.STRING;
            default -> arrayOf(component, false, site);
        };
    }

    private @Nullable TypeSchema arrayOf(TypeMirror component, boolean distinct, Site site) {
        var items = read(component, site.part("[]"));
        return items == null ? null : new TypeSchema.ArrayType(items, distinct);
    }

    private @Nullable TypeSchema wildcard(WildcardType type, Site site) {
        var bound = type.getExtendsBound();
        return bound != null
                ? read(bound, site)
                : refuse(site, type, new Refusal("which could be anything", "Name the type, or its upper bound."));
    }

    private @Nullable TypeSchema declared(DeclaredType type, Site site) {
        var element = (TypeElement) type.asElement();
        var name = element.getQualifiedName().toString();
        var scalar = KnownTypes.scalar(name);
        if (scalar != null) {
            return scalar;
        }
        if (RemoteTypes.isMarked(element)) {
            return remote(element, type, site);
        }
        var description = Descriptions.on(List.of(element));
        if (description != null) {
            return named(type, site, inside -> descriptions.read(description, inside));
        }
        if (type.getTypeArguments().isEmpty() && !element.getTypeParameters().isEmpty()) {
            return refuse(site, type, new Refusal("which is raw", "Give it its type arguments."));
        }
        var refusal = refusal(element, type);
        if (refusal != null) {
            return refuse(site, type, refusal);
        }
        var optional = KnownTypes.optional(name);
        if (optional != null) {
            return optional.orNull();
        }
        if (name.equals(Optional.class.getName())) {
            var value = read(type.getTypeArguments().get(0), site);
            return value == null ? null : value.orNull();
        }
        if (compilation.isSubtype(type, "java.util.Map") || name.equals("java.util.Map.Entry")) {
            return map(type, name, site);
        }
        if (compilation.isSubtype(type, "java.util.Collection") || name.equals("java.lang.Iterable")) {
            return collection(type, name, site);
        }
        return ofOwnShape(element, type, site);
    }

    /** Whether a type holds values of its last type argument. */
    boolean isContainer(DeclaredType type) {
        return isOptional(type)
                || compilation.isSubtype(type, "java.util.Map")
                || compilation.isSubtype(type, "java.util.Collection")
                || compilation.isSubtype(type, "java.util.Map.Entry")
                || TypeText.of(erasure(type)).equals("java.lang.Iterable");
    }

    TypeMirror erasure(TypeMirror type) {
        return compilation.types().erasure(type);
    }

    /** Whether a type stands in JSON as an object of its properties, and nothing else is said of it. */
    boolean isPlainObject(TypeMirror type) {
        if (!(type instanceof DeclaredType declared)) {
            return false;
        }
        var element = (TypeElement) declared.asElement();
        return !isOfJdk(element)
                && KnownTypes.scalar(element.getQualifiedName().toString()) == null
                && !isContainer(declared)
                && element.getKind() != ElementKind.ENUM
                && !RemoteTypes.isMarked(element)
                && Descriptions.on(List.of(element)) == null
                && Jackson.shapesType(compilation, element) == null
                && JsonValues.of(compilation, declared) == null
                && !unions.isMember(element)
                && ObjectTypes.refusal(element) == null;
    }

    /** A schema, or if that is {@link Formats#UNKNOWN} any JSON, with a warning. */
    @Nullable
    TypeSchema known(@Nullable TypeSchema schema, Element where, Site site, String annotation) {
        return schema != null && schema.equals(Formats.UNKNOWN) ? unknown(annotation, where, site) : schema;
    }

    /** Warns of values whose JSON an annotation makes another than can be told. */
    TypeSchema unknown(String annotation, Element where, Site site) {
        problems.warning(
                where,
                "The schema says of " + site.path() + " that it is any JSON, since nobody knows before run time what "
                        + annotation + " makes of it. Say it with @RpcSchema.");
        return Types.opaque("What " + annotation + " makes of it.");
    }

    /** Why a type is no data, whatever it is made of; or null. */
    private @Nullable Refusal refusal(TypeElement element, DeclaredType type) {
        var known = KnownTypes.refusal(element.getQualifiedName().toString());
        var refusal = known != null || isOfJdk(element) ? known : remotes.refusalOfSubtype(element);
        if (refusal != null || element.getKind() == ElementKind.ENUM || element.getKind() == ElementKind.RECORD) {
            return refusal;
        }
        for (var entry : KnownTypes.refusedWithSubtypes().entrySet()) {
            if (compilation.isSubtype(type, entry.getKey())) {
                return entry.getValue();
            }
        }
        return null;
    }

    private @Nullable TypeSchema remote(TypeElement element, DeclaredType type, Site site) {
        var refusal = remotes.refusal(element);
        return refusal == null ? named(type, site, inside -> remotes.read(element)) : refuse(site, type, refusal);
    }

    /** The references to objects that a value holds, the first of each interface. */
    List<Held> references(DataType type, Site site) {
        var schemas = named.stream().collect(Collectors.toMap(NamedType::id, NamedType::schema));
        return RemoteTypes.within(type.schema(), site, schemas);
    }

    /** The interfaces of references, each once, in the order of their names. */
    List<ClassRef> interfaces(List<Held> references) {
        return remotes.interfaces(references);
    }

    private @Nullable TypeSchema map(DeclaredType type, String name, Site site) {
        var view = name.equals("java.util.Map.Entry") ? type : supertype(type, "java.util.Map");
        if (view.getTypeArguments().size() != 2) {
            return refuse(site, type, new Refusal("which is a raw map", "Give it its type arguments."));
        }
        if (!isConstructible(type, name)) {
            return refuse(site, type, new Refusal("which has no constructor for an empty one", "Use java.util.Map."));
        }
        var arguments = arguments(type, view);
        var keys = key(arguments.get(0), site);
        var values = read(arguments.get(1), site.part("[]"));
        if (keys == null || values == null) {
            return null;
        }
        var map = new TypeSchema.MapType(keys, values);
        return name.equals("java.util.Map.Entry") ? new TypeSchema.ConstrainedType(map, Constraints.ofSize(1, 1)) : map;
    }

    private @Nullable TypeSchema key(TypeMirror type, Site site) {
        if (type.getKind() == TypeKind.ERROR) {
            problems.unresolved();
            return null;
        }
        var element = compilation.types().asElement(type);
        if (element != null && element.getKind() == ElementKind.ENUM && isWrittenByName((TypeElement) element)) {
            return read(type, site);
        }
        var key = element instanceof TypeElement named ? key(named, (DeclaredType) type, site) : null;
        return key != null
                ? ConstraintMarks.constrain(key, type)
                : refuse(
                        site,
                        " has keys of type " + TypeText.of(type),
                        new Refusal(
                                "which is no name in JSON",
                                "Use a String, an enum, a UUID or a whole number as the key."));
    }

    /** Names in JSON that values of a type are written as, or null. */
    private @Nullable TypeSchema key(TypeElement element, DeclaredType type, Site site) {
        var known = KnownTypes.key(element.getQualifiedName().toString());
        if (known != null || isOfJdk(element)) {
            return known;
        }
        if (element.getKind() == ElementKind.ENUM) {
            return Types.STRING;
        }
        var member = Jackson.keyOf(compilation, element);
        var value = member == null ? JsonValues.of(compilation, type) : member;
        return value == null ? null : keyOf(value, site);
    }

    private @Nullable TypeSchema keyOf(TypeMirror value, Site site) {
        return compilation.types().asElement(value) instanceof TypeElement element && value instanceof DeclaredType type
                ? key(element, type, site)
                : null;
    }

    private boolean isWrittenByName(TypeElement element) {
        return Jackson.keyOf(compilation, element) == null
                && JsonValues.member(compilation, element) == null
                && Mark.on(element, Jackson.FORMAT) == null
                && Descriptions.on(List.of(element)) == null;
    }

    private @Nullable TypeSchema collection(DeclaredType type, String name, Site site) {
        var view = name.equals("java.lang.Iterable") ? type : supertype(type, "java.util.Collection");
        if (view.getTypeArguments().size() != 1) {
            return refuse(site, type, new Refusal("which is a raw collection", "Give it its type argument."));
        }
        if (!isConstructible(type, name)) {
            return refuse(
                    site,
                    type,
                    new Refusal("which has no constructor for an empty one", "Use java.util.List or java.util.Set."));
        }
        return arrayOf(arguments(type, view).get(0), compilation.isSubtype(type, "java.util.Set"), site);
    }

    /** The arguments that a type has as one of its supertypes. The JDK's have the same, and theirs have kept what stands on them. */
    private static List<? extends TypeMirror> arguments(DeclaredType type, DeclaredType view) {
        var own = type.getTypeArguments();
        return isOfJdk((TypeElement) type.asElement())
                        && own.size() == view.getTypeArguments().size()
                ? own
                : view.getTypeArguments();
    }

    /** A type as one of its supertypes. */
    private DeclaredType supertype(DeclaredType type, String name) {
        var element = (TypeElement) type.asElement();
        if (element.getQualifiedName().contentEquals(name)) {
            return type;
        }
        for (var supertype : compilation.types().directSupertypes(type)) {
            if (compilation.isSubtype(supertype, name)) {
                return supertype((DeclaredType) supertype, name);
            }
        }
        throw new IllegalArgumentException(type + " is no " + name);
    }

    private static boolean isConstructible(DeclaredType type, String name) {
        var element = type.asElement();
        return KnownTypes.isAbstractContainer(name)
                || (name.startsWith("java.util.")
                        && !element.getModifiers().contains(Modifier.ABSTRACT)
                        && !element.getKind().isInterface())
                || name.equals("java.util.Map.Entry")
                || (!element.getModifiers().contains(Modifier.ABSTRACT)
                        && Constructors.hasEmpty((TypeElement) element));
    }

    /** An enum, a record, a bean, or a type that is one of several of them. */
    private @Nullable TypeSchema ofOwnShape(TypeElement element, DeclaredType type, Site site) {
        if (isOfJdk(element) && element.getKind() != ElementKind.ENUM) {
            return refuse(site, type, KnownTypes.isCode(element) ? KnownTypes.CODE : Refusal.NO_DATA);
        }
        if (element.getNestingKind().isNested() && !element.getModifiers().contains(Modifier.STATIC)) {
            return refuse(site, type, new Refusal("which belongs to an object of its outer class", "Make it static."));
        }
        var serialize = Jackson.inherited(compilation, element, Jackson.SERIALIZE);
        if (Jackson.isWrittenAsText(serialize)) {
            return named(type, site, inside -> Types.STRING);
        }
        var shaping = Jackson.shapesType(compilation, element);
        if (shaping != null) {
            return named(type, site, inside -> unknown(shaping, element, inside));
        }
        var writtenAs = Jackson.writtenAs(serialize);
        if (writtenAs != null && !compilation.types().isSameType(erasure(writtenAs), erasure(type))) {
            return named(type, site, inside -> read(writtenAs, inside));
        }
        var value = JsonValues.of(compilation, type);
        if (value != null) {
            return named(type, site, inside -> ofValue(value, element, inside));
        }
        if (element.getKind() == ElementKind.ENUM) {
            return named(type, site, inside -> ofEnum(element, inside));
        }
        if (Naming.of(compilation, element) == null) {
            return named(type, site, inside -> unknown("@JsonNaming", element, inside));
        }
        return unions.isMember(element) ? unions.read(type, site) : object(type, null, site);
    }

    private @Nullable TypeSchema ofValue(TypeMirror value, TypeElement element, Site site) {
        var member = JsonValues.member(compilation, element);
        var read = read(value, site);
        return read == null || member == null ? read : ConstraintMarks.constrain(read, member);
    }

    private TypeSchema ofEnum(TypeElement element, Site site) {
        var format = Mark.on(element, Jackson.FORMAT);
        var shape = format == null ? "ANY" : format.constant("shape", "ANY");
        var read = switch (shape) {
            case "ANY", "STRING" -> EnumTypes.read(comments, element);
            case "NUMBER", "NUMBER_INT", "NUMBER_FLOAT", "ARRAY" -> EnumTypes.indexes(element);
            default -> null;
        };
        return read == null ? unknown(format == null ? "@EnumNaming" : "@JsonFormat", element, site) : read;
    }

    /**
     * A record or bean, without what tells it apart from the other types of its union.
     *
     * @param discriminator the property that does so, or null
     */
    @Nullable
    TypeSchema object(DeclaredType type, @Nullable String discriminator, Site site) {
        var refusal = ObjectTypes.refusal((TypeElement) type.asElement());
        if (refusal != null) {
            return refuse(site, type, refusal);
        }
        for (var each : compilation.lineage((TypeElement) type.asElement()).toList()) {
            for (var supertype : compilation.types().directSupertypes(each.asType())) {
                if (compilation.missing(supertype, each) != null) {
                    return refuseMissing(site, type, supertype);
                }
            }
        }
        return named(type, site, inside -> objects.read(type, discriminator, inside));
    }

    private static boolean isOfJdk(TypeElement element) {
        var name = element.getQualifiedName().toString();
        return name.startsWith("java.") || name.startsWith("javax.") || name.startsWith("jdk.");
    }

    /** What reads the members of a type. */
    @FunctionalInterface
    interface Shape {
        @Nullable
        TypeSchema read(Site inside);
    }

    /** A reference to a type, whose shape is read when it is met for the first time. */
    @Nullable
    TypeSchema named(DeclaredType type, Site site, Shape shape) {
        var id = ids.of(type);
        if (id.chars().filter(c -> c == '<').count() > MAX_NESTING) {
            return refuse(
                    site,
                    type,
                    new Refusal("which holds itself with ever larger type arguments", "Let it hold just itself."));
        }
        if (met.add(id)) {
            var element = (TypeElement) type.asElement();
            var schema = shape.read(site.inside(element.getSimpleName().toString()));
            if (schema == null) {
                broken.add(id);
            } else {
                named.add(new NamedType(id, comments.of(element).doc(), comments.deprecation(element), schema));
            }
        }
        return broken.contains(id) ? null : Types.reference(id);
    }

    /** Reports a type whose class file leads to one that is not there. */
    @Nullable
    TypeSchema refuseMissing(Site site, TypeMirror type, TypeMirror missing) {
        return refuse(
                site,
                type,
                new Refusal(
                        "which needs " + missing + ", which is not on the class path",
                        "Add the dependency that has it."));
    }

    /** Reports a type that cannot be serialised. */
    @Nullable
    TypeSchema refuse(Site site, TypeMirror type, Refusal refusal) {
        return refuse(site, " is " + TypeText.withArticle(type), refusal);
    }

    private @Nullable TypeSchema refuse(Site site, String finding, Refusal refusal) {
        problems.error(
                site.element(),
                site.subject() + " cannot be serialised: " + site.what() + finding + ", " + refusal.reason() + ". "
                        + refusal.advice());
        return null;
    }
}
