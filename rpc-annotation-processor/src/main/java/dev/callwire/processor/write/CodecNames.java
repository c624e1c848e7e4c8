package dev.callwire.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.callwire.processor.model.CodecType;
import dev.callwire.processor.model.Contract;
import dev.callwire.processor.model.ObjectModel;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The names of the constants and classes among the codecs of an interface's values. */
final class CodecNames {
    private final ClassName codecs;
    private final Set<String> taken = new HashSet<>();
    private final Map<CodecType, String> constants = new LinkedHashMap<>();
    private final Map<ObjectModel, String> classes = new LinkedHashMap<>();

    /** The names of the objects' codecs. Those of other types get theirs when they are first used. */
    CodecNames(Contract contract) {
        codecs = Names.of(contract.type().peer("Codecs"));
        for (var model : contract.codecs().objects()) {
            classes.put(model, unused(JsonTypes.words(model.type()) + "Codec"));
            add(new CodecType.OfObject(model.type()));
        }
        for (var model : contract.codecs().objects()) {
            model.properties().forEach(property -> addAll(property.type()));
        }
    }

    private void addAll(CodecType type) {
        type.all().filter(each -> !(each instanceof CodecType.Plain)).forEach(this::add);
    }

    private void add(CodecType type) {
        if (!constants.containsKey(type)) {
            constants.put(type, unused(BindingNames.constant(JsonTypes.words(type.java()))));
        }
    }

    private String unused(String wanted) {
        var name = wanted;
        for (var i = 2; !taken.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    /** Whether nothing is named. */
    boolean isEmpty() {
        return constants.isEmpty();
    }

    /** The constants, in the order of their first use; the parts of a type before it. */
    Map<CodecType, String> constants() {
        return constants;
    }

    /** The class of an object's codec. */
    Map<ObjectModel, String> classes() {
        return classes;
    }

    /** How the codecs themselves name one of them. */
    CodeBlock of(CodecType type) {
        return type instanceof CodecType.Plain plain
                ? CodeBlock.of("$T.$L", Stub.CODECS, plain.constant())
                : CodeBlock.of("$L", constants.get(type));
    }

    /** How another class names a codec. */
    CodeBlock from(CodecType type) {
        if (type instanceof CodecType.Plain) {
            return of(type);
        }
        addAll(type);
        return CodeBlock.of("$T.$L", codecs, of(type));
    }
}
