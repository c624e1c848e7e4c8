package dev.callwire.processor.read;

import static java.util.Map.entry;

import dev.callwire.schema.Constraints;
import dev.callwire.schema.StringFormat;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.Types;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** The types of the JDK and of the JSON library that are data, and those that are not although they look as if. */
final class KnownTypes {
    private static final Map<String, TypeSchema> SCALARS = Map.ofEntries(
            entry("boolean", Types.BOOLEAN),
            entry("byte", Types.BYTE),
            entry("short", Types.SHORT),
            entry("int", Types.INT),
            entry("long", Types.LONG),
            entry("float", Types.FLOAT),
            entry("double", Types.DOUBLE),
            entry("char", Types.string(StringFormat.CHARACTER)),
            entry("java.lang.Boolean", Types.BOOLEAN),
            entry("java.lang.Byte", Types.BYTE),
            entry("java.lang.Short", Types.SHORT),
            entry("java.lang.Integer", Types.INT),
            entry("java.lang.Long", Types.LONG),
            entry("java.lang.Float", Types.FLOAT),
            entry("java.lang.Double", Types.DOUBLE),
            entry("java.lang.Character", Types.string(StringFormat.CHARACTER)),
            entry("java.lang.String", Types.STRING),
            entry("java.lang.CharSequence", Types.STRING),
            entry("java.math.BigInteger", Types.BIG_INTEGER),
            entry("java.math.BigDecimal", Types.DECIMAL),
            entry("java.util.UUID", Types.string(StringFormat.UUID)),
            entry("java.net.URI", Types.string(StringFormat.URI)),
            entry("java.net.URL", Types.string(StringFormat.URI)),
            entry("java.util.Locale", Types.STRING),
            entry("java.util.Currency", matching("[A-Z]{3}")),
            entry("java.util.TimeZone", Types.STRING),
            entry("java.util.regex.Pattern", Types.STRING),
            entry("java.nio.charset.Charset", Types.STRING),
            entry("java.nio.ByteBuffer", Types.string(StringFormat.BASE64)),
            entry("java.util.Date", Types.string(StringFormat.DATE_TIME)),
            entry("java.util.Calendar", Types.string(StringFormat.DATE_TIME)),
            entry("java.time.Instant", Types.string(StringFormat.DATE_TIME)),
            entry("java.time.OffsetDateTime", Types.string(StringFormat.DATE_TIME)),
            entry("java.time.ZonedDateTime", Types.string(StringFormat.DATE_TIME)),
            entry("java.time.LocalDateTime", Types.string(StringFormat.LOCAL_DATE_TIME)),
            entry("java.time.LocalDate", Types.string(StringFormat.DATE)),
            entry("java.time.OffsetTime", Types.string(StringFormat.TIME)),
            entry("java.time.LocalTime", Types.string(StringFormat.LOCAL_TIME)),
            entry("java.time.Duration", Types.string(StringFormat.DURATION)),
            entry("java.time.Period", Types.string(StringFormat.PERIOD)),
            entry("java.time.Year", matching("[+-]?\\d+")),
            entry("java.time.YearMonth", matching("[+-]?\\d{4,}-\\d{2}")),
            entry("java.time.MonthDay", matching("--\\d{2}-\\d{2}")),
            entry("java.time.ZoneId", Types.STRING),
            entry("java.time.ZoneOffset", matching("Z|[+-]\\d{2}:\\d{2}(?::\\d{2})?")),
            entry("com.fasterxml.jackson.databind.JsonNode", Types.ANY),
            entry("com.fasterxml.jackson.databind.node.ObjectNode", Types.map(Types.ANY)),
            entry("com.fasterxml.jackson.databind.node.ArrayNode", Types.array(Types.ANY)),
            entry("dev.callwire.json.RawJson", Types.ANY));

    private static final Map<String, TypeSchema> OPTIONALS = Map.of(
            "java.util.OptionalInt", Types.INT,
            "java.util.OptionalLong", Types.LONG,
            "java.util.OptionalDouble", Types.DOUBLE);

    /** Keys whose text is the number; JSON's names are strings. */
    private static final Set<String> NUMBER_KEYS =
            Set.of("java.lang.Byte", "java.lang.Short", "java.lang.Integer", "java.lang.Long", "java.math.BigInteger");

    private static final Set<String> FRACTION_KEYS =
            Set.of("java.lang.Float", "java.lang.Double", "java.math.BigDecimal");

    private static final TypeSchema NUMBER_KEY = matching("-?\\d+");
    private static final TypeSchema FRACTION_KEY = matching("-?\\d+(?:\\.\\d+)?(?:E[+-]?\\d+)?");

    private static final Set<String> STRINGS_BUT_NO_KEYS = Set.of(
            "java.lang.CharSequence",
            "java.util.TimeZone",
            "java.util.regex.Pattern",
            "java.nio.charset.Charset",
            "java.nio.ByteBuffer",
            "java.util.Date",
            "java.util.Calendar");

    /** The interfaces and abstract classes of collections for which the JSON library has a class of its own. */
    private static final Set<String> ABSTRACT_CONTAINERS = Set.of(
            "java.lang.Iterable",
            "java.util.Collection",
            "java.util.List",
            "java.util.Queue",
            "java.util.Deque",
            "java.util.Set",
            "java.util.SortedSet",
            "java.util.NavigableSet",
            "java.util.EnumSet",
            "java.util.Map",
            "java.util.SortedMap",
            "java.util.NavigableMap",
            "java.util.concurrent.ConcurrentMap",
            "java.util.concurrent.ConcurrentNavigableMap");

    private static final String OPEN = "which could be anything";
    private static final String IS_CODE = "which is code and no data";
    private static final String IS_STREAM = "which is a stream";
    private static final String IS_LATER = "which is a result that is not there yet";

    /** Why code is refused that could be called where it is. */
    static final Refusal CODE = new Refusal(
            IS_CODE, "Declare an interface with its methods, mark that @RpcCallback, and pass the code by reference.");

    private static final String NAME_THE_TYPE = "Name the type itself, or use dev.callwire.json.RawJson for any JSON.";

    /** Types whose subtypes are refused too, unless they are data after all: why, and what to use instead. */
    private static final Map<String, Refusal> REFUSED_WITH_SUBTYPES = noData();

    private static final Map<String, Refusal> REFUSED = Map.ofEntries(
            entry("java.lang.Thread", Refusal.NO_DATA),
            entry("java.lang.Object", new Refusal(OPEN, NAME_THE_TYPE)),
            entry("java.io.Serializable", new Refusal(OPEN, NAME_THE_TYPE)),
            entry("java.lang.Comparable", new Refusal(OPEN, NAME_THE_TYPE)),
            entry("java.lang.Cloneable", new Refusal(OPEN, NAME_THE_TYPE)),
            entry("java.lang.Record", new Refusal(OPEN, NAME_THE_TYPE)),
            entry("java.lang.Enum", new Refusal(OPEN, NAME_THE_TYPE)),
            entry("java.lang.Void", new Refusal("which has no values", "Leave it out.")),
            entry(
                    "java.lang.Number",
                    new Refusal(OPEN, "Use int, long, double, java.math.BigInteger or java.math.BigDecimal.")),
            entry(
                    "dev.callwire.stream.Tracked",
                    new Refusal(
                            "which is an item of a stream that can be taken up again",
                            "Let the method itself return Flow.Publisher<Tracked<…>>, or use just the value.")));

    private KnownTypes() {}

    /**
     * Why a type is no data.
     *
     * @param reason a relative clause
     * @param advice what to use instead
     */
    record Refusal(String reason, String advice) {
        static final Refusal NO_DATA = new Refusal(
                "which is no data", "Use a record, or a type that holds the data that the other end needs.");
    }

    private static Map<String, Refusal> noData() {
        var stream = new Refusal(IS_STREAM, "Use java.util.List.");
        var published = new Refusal(
                IS_STREAM,
                "Let the method itself return Flow.Publisher or take it as a parameter, or use java.util.List.");
        var foreign = new Refusal(
                IS_STREAM,
                "Let the method itself return java.util.concurrent.Flow.Publisher or Reactor's Flux, or take it as a"
                        + " parameter.");
        var later = new Refusal(IS_LATER, "Return it from the method itself, and take what it holds as a parameter.");
        var foreignLater = new Refusal(
                IS_LATER, "Return java.util.concurrent.CompletionStage or Reactor's Mono from the method itself.");
        var bytes = new Refusal("which is a stream of bytes", "Use byte[].");
        var text = new Refusal("which is a stream of characters", "Use java.lang.String.");
        var file = new Refusal("which means nothing on the other end's machine", "Use java.lang.String.");
        var refused = new LinkedHashMap<String, Refusal>();
        refused.put("reactor.core.publisher.Mono", later);
        refused.put("reactor.core.publisher.Flux", published);
        refused.put("java.util.concurrent.Flow.Publisher", published);
        refused.put("org.reactivestreams.Publisher", foreign);
        refused.put("io.reactivex.rxjava3.core.ObservableSource", foreign);
        refused.put("io.reactivex.rxjava3.core.SingleSource", foreignLater);
        refused.put("io.reactivex.rxjava3.core.MaybeSource", foreignLater);
        refused.put("io.reactivex.rxjava3.core.CompletableSource", foreignLater);
        refused.put("io.reactivex.ObservableSource", foreign);
        refused.put("io.reactivex.SingleSource", foreignLater);
        refused.put("io.reactivex.MaybeSource", foreignLater);
        refused.put("io.reactivex.CompletableSource", foreignLater);
        refused.put("java.util.stream.BaseStream", stream);
        refused.put("java.util.Iterator", stream);
        refused.put("java.util.Enumeration", stream);
        refused.put("java.util.concurrent.Flow.Subscriber", CODE);
        refused.put(
                "java.util.concurrent.Future",
                new Refusal(
                        IS_LATER,
                        "Return java.util.concurrent.CompletionStage or CompletableFuture from the method itself."));
        refused.put("java.util.concurrent.CompletionStage", refused.get("java.util.concurrent.Future"));
        refused.put("java.util.concurrent.Callable", CODE);
        refused.put("java.lang.Runnable", CODE);
        refused.put("java.io.InputStream", bytes);
        refused.put("java.io.OutputStream", bytes);
        refused.put("java.nio.channels.Channel", bytes);
        refused.put("java.io.Reader", text);
        refused.put("java.io.Writer", text);
        refused.put("java.io.File", file);
        refused.put("java.nio.file.Path", file);
        refused.put("java.lang.Class", new Refusal(IS_CODE, "Use an enum or java.lang.String."));
        refused.put(
                "java.lang.Throwable",
                new Refusal("which belongs in a throws clause", "Mark it @RpcError and declare it with throws."));
        return refused;
    }

    /** The schema of a type that is a single value or any JSON, or null. */
    static @Nullable TypeSchema scalar(String type) {
        return SCALARS.get(type);
    }

    /** The schema of what an {@code OptionalInt} or its like holds, or null. */
    static @Nullable TypeSchema optional(String type) {
        return OPTIONALS.get(type);
    }

    /** The schema of the names in an object whose keys are of that type, or null. */
    static @Nullable TypeSchema key(String type) {
        if (NUMBER_KEYS.contains(type)) {
            return NUMBER_KEY;
        }
        if (FRACTION_KEYS.contains(type)) {
            return FRACTION_KEY;
        }
        if (type.equals("java.lang.Boolean")) {
            return Types.enumOf("true", "false");
        }
        var scalar = SCALARS.get(type);
        return isText(scalar) && !STRINGS_BUT_NO_KEYS.contains(type) ? scalar : null;
    }

    private static boolean isText(@Nullable TypeSchema type) {
        return type instanceof TypeSchema.StringType
                || (type instanceof TypeSchema.ConstrainedType constrained && isText(constrained.schema()));
    }

    private static TypeSchema matching(String pattern) {
        return new TypeSchema.ConstrainedType(Types.STRING, Constraints.matching(pattern));
    }

    /** Whether the JSON library makes something concrete of that abstract collection or map. */
    static boolean isAbstractContainer(String type) {
        return ABSTRACT_CONTAINERS.contains(type);
    }

    /** Why just that type is refused, or null. */
    static @Nullable Refusal refusal(String type) {
        return REFUSED.get(type);
    }

    /** Whether a type is an interface that lambdas are made for, or that has a method which does something. */
    static boolean isCode(TypeElement type) {
        return type.getKind() == ElementKind.INTERFACE
                && (Mark.isOn(type, FunctionalInterface.class)
                        || ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                                .filter(each -> each.getModifiers().contains(Modifier.ABSTRACT))
                                .anyMatch(each -> !each.getParameters().isEmpty()
                                        || each.getReturnType().getKind() == TypeKind.VOID));
    }

    /** Why types are refused together with their subtypes. */
    static Map<String, Refusal> refusedWithSubtypes() {
        return REFUSED_WITH_SUBTYPES;
    }
}
