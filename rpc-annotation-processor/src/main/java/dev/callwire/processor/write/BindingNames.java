package dev.callwire.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.callwire.processor.model.DataType;
import dev.callwire.processor.model.ErrorModel;
import dev.callwire.processor.model.JavaType;
import dev.callwire.processor.model.MethodModel;
import dev.callwire.processor.model.ServiceModel;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of the constants in a binding. Methods choose first, then types, then errors. */
final class BindingNames {
    private static final Pattern WORD_END =
            Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    private final ClassName binding;
    private final Set<String> taken = new HashSet<>(Set.of("INSTANCE"));
    private final Map<MethodModel, String> methods = new LinkedHashMap<>();
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
     */
    record TypeConstant(String name, TypeName type) {}

    BindingNames(ServiceModel service) {
        binding = Names.of(service.type().peer("Binding"));
        for (var method : service.methods()) {
            methods.put(method, unused(constant(method.name()), "_METHOD"));
        }
        for (var method : service.methods()) {
            Stream.concat(method.params().stream().map(each -> each.type()), Stream.of(method.result()))
                    .forEach(this::add);
        }
        for (var error : service.errors()) {
            error.members().forEach(member -> add(member.type()));
        }
        for (var error : service.errors()) {
            errors.put(error, unused(constant(error.type().simpleName()), "_ERROR"));
        }
    }

    private void add(DataType type) {
        if (JsonTypes.constant(type) == null) {
            var key = TypeKey.of(type);
            if (!types.containsKey(key)) {
                var words = JsonTypes.words(key.type());
                var name = unused(constant(type.nullable() ? "Nullable" + words : words), "_TYPE");
                types.put(key, new TypeConstant(name, argument(type)));
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
    private static String constant(String name) {
        return WORD_END.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
    }

    /** The constant of a method, as the binding itself names it. */
    String method(MethodModel method) {
        return find(methods, method);
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

    private static <K, V> V find(Map<K, V> names, K key) {
        var name = names.get(key);
        if (name == null) {
            throw new IllegalArgumentException("No constant for " + key);
        }
        return name;
    }
}
