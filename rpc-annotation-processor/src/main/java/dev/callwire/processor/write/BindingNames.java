package dev.callwire.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.callwire.processor.model.Contract;
import dev.callwire.processor.model.DataType;
import dev.callwire.processor.model.ErrorModel;
import dev.callwire.processor.model.EventModel;
import dev.callwire.processor.model.EventsModel;
import dev.callwire.processor.model.JavaType;
import dev.callwire.processor.model.MethodModel;
import dev.callwire.processor.model.ServiceModel;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names of the constants in a binding. Methods and events choose first, then types, then errors. */
final class BindingNames {
    private static final Pattern WORD_END =
            Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    /** The constant that tells the contract of events. */
    static final String FINGERPRINT = "FINGERPRINT";

    private final ClassName binding;
    private final Set<String> taken = new HashSet<>(Set.of("INSTANCE"));
    private final Map<MethodModel, String> methods = new LinkedHashMap<>();
    private final Map<EventModel, String> events = new LinkedHashMap<>();
    private final Map<TypeKey, TypeConstant> types = new LinkedHashMap<>();
    private final Map<ErrorModel, String> errors = new LinkedHashMap<>();

    /** What tells the constants of types apart. */
    record TypeKey(JavaType type, boolean nullable) {
        static TypeKey of(DataType type) {
            return new TypeKey(JsonTypes.boxed(type.java()).bare(), type.nullable());
        }
    }

    /**
     * The constant of a type.
     *
     * @param type the type as its first user writes it, with what marks it as nullable
     * @param codec what reads and writes its values, or null when that is left to the binder
     */
    record TypeConstant(
            String name, TypeName type, @Nullable CodeBlock codec) {}

    private final CodecNames codecs;

    private BindingNames(Contract contract, CodecNames codecs) {
        this.codecs = codecs;
        binding = Names.of(contract.type().peer("Binding"));
    }

    /** The names for a service. */
    static BindingNames of(ServiceModel service, CodecNames codecs) {
        var names = new BindingNames(service, codecs);
        for (var method : service.methods()) {
            names.methods.put(method, names.unused(constant(method.name()), "_METHOD"));
        }
        for (var method : service.methods()) {
            method.params().forEach(param -> names.add(param.type()));
            names.add(method.result());
        }
        for (var error : service.errors()) {
            error.members().forEach(member -> names.add(member.type()));
        }
        for (var error : service.errors()) {
            names.errors.put(error, names.unused(constant(error.type().simpleName()), "_ERROR"));
        }
        return names;
    }

    /** The names for a set of events. */
    static BindingNames of(EventsModel events, CodecNames codecs) {
        var names = new BindingNames(events, codecs);
        names.taken.add(FINGERPRINT);
        for (var event : events.events()) {
            names.events.put(event, names.unused(constant(event.name()), "_METHOD"));
        }
        for (var event : events.events()) {
            event.params().forEach(param -> names.add(param.type()));
        }
        return names;
    }

    private void add(DataType type) {
        if (JsonTypes.constant(type) == null) {
            var key = TypeKey.of(type);
            if (!types.containsKey(key)) {
                var words = JsonTypes.words(key.type());
                var name = unused(constant(type.nullable() ? "Nullable" + words : words), "_TYPE");
                var codec = type.codec() == null ? null : codecs.from(type.codec());
                types.put(key, new TypeConstant(name, argument(type), codec));
            }
        }
    }

    /** A type as a type argument, without annotations but those that mark itself as nullable. */
    static TypeName argument(DataType type) {
        var boxed = JsonTypes.boxed(type.java());
        return Names.of(boxed.bare()).annotated(Names.annotations(boxed.annotations()));
    }

    private String unused(String wanted, String suffix) {
        var name = wanted;
        for (var i = 1; !taken.add(name); i++) {
            name = suffix.equals("_METHOD") ? wanted + "_" + (i + 1) : wanted + suffix + (i == 1 ? "" : "_" + i);
        }
        return name;
    }

    /** {@code placeLater} as {@code PLACE_LATER}. */
    static String constant(String name) {
        return WORD_END.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
    }

    /** The constant of a method, as the binding itself names it. */
    String method(MethodModel method) {
        return find(methods, method);
    }

    /** The constant of an event, as the binding itself names it. */
    String event(EventModel event) {
        return find(events, event);
    }

    /** The constant of an error. */
    String error(ErrorModel error) {
        return find(errors, error);
    }

    /** The constants of types, in the order of their first use. */
    Map<TypeKey, TypeConstant> types() {
        return types;
    }

    /** How another class names a method's constant. */
    CodeBlock methodFrom(MethodModel method) {
        return CodeBlock.of("$T.$L", binding, method(method));
    }

    /** How another class names an event's constant. */
    CodeBlock eventFrom(EventModel event) {
        return CodeBlock.of("$T.$L", binding, event(event));
    }

    /** How the binding itself names a type. */
    CodeBlock type(DataType type) {
        var constant = JsonTypes.constant(type);
        return constant == null
                ? CodeBlock.of("$L", find(types, TypeKey.of(type)).name())
                : CodeBlock.of("$T.$L", Stub.JSON_TYPE, constant);
    }

    /** How another class names a type. */
    CodeBlock typeFrom(DataType type) {
        return JsonTypes.constant(type) == null ? CodeBlock.of("$T.$L", binding, type(type)) : type(type);
    }

    /** How the binding itself gets a value out of {@code Params}. */
    CodeBlock get(String params, int index, DataType type) {
        return get(params, index, type, type(type));
    }

    /** How another class gets a value out of {@code Params}. */
    CodeBlock getFrom(String params, int index, DataType type) {
        return get(params, index, type, typeFrom(type));
    }

    private static CodeBlock get(String params, int index, DataType type, CodeBlock name) {
        var getter = JsonTypes.getter(type);
        return getter == null
                ? CodeBlock.of("$N.get($L, $L)", params, index, name)
                : CodeBlock.of("$N.$L($L)", params, getter, index);
    }

    /** How another class puts a value into a {@code ParamsWriter}. */
    CodeBlock putFrom(DataType type, String value) {
        return JsonTypes.isPutAsIs(type)
                ? CodeBlock.of(".put($N)", value)
                : CodeBlock.of(".put($L, $N)", typeFrom(type), value);
    }

    private static <K, V> V find(Map<K, V> names, K key) {
        var name = names.get(key);
        if (name == null) {
            throw new IllegalArgumentException("No constant for " + key);
        }
        return name;
    }
}
