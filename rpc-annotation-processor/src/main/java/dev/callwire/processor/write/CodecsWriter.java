package dev.callwire.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.callwire.processor.model.CodecType;
import dev.callwire.processor.model.CodecType.Container;
import dev.callwire.processor.model.CodecType.OfEnum;
import dev.callwire.processor.model.Contract;
import dev.callwire.processor.model.JavaType;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/** Writes the codecs of an interface's values: a constant for each type, and a class for each kind of object. */
final class CodecsWriter {
    private final Contract contract;
    private final CodecNames names;

    CodecsWriter(Contract contract, CodecNames names) {
        this.contract = contract;
        this.names = names;
    }

    SourceFile write() {
        var name = contract.type().peer("Codecs");
        var warnings = new TreeSet<>(contract.sourceNames().warnings());
        warnings.addAll(contract.codecs().warnings());
        var type = Sources.type(contract, name, warnings)
                .addJavadoc("The values that {@link $T} passes, as they stand in JSON.", Names.of(contract.type()));
        names.constants().forEach((codec, constant) -> type.addField(constant(codec, constant)));
        type.addMethod(
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        names.classes()
                .forEach((model, simpleName) -> type.addType(new ObjectCodecWriter(model, simpleName, names).write()));
        return Sources.file(contract, name, type);
    }

    private FieldSpec constant(CodecType codec, String name) {
        TypeName type = ParameterizedTypeName.get(Stub.GENERATED_CODEC, Names.of(codec.java()));
        var line = CodeBlock.of("static final $T $L = $L;", type, name, value(codec));
        return FieldSpec.builder(type, name, Modifier.STATIC, Modifier.FINAL)
                .initializer(Layout.fits(2, line) ? "$L" : "\n$>$>$L$<$<", value(codec))
                .build();
    }

    private CodeBlock value(CodecType codec) {
        if (codec instanceof OfEnum) {
            return CodeBlock.of("$T.enumOf($T.class)", Stub.CODECS, Names.of(codec.java()));
        }
        if (codec instanceof Container container) {
            return CodeBlock.of("$T.$L($L)", Stub.CODECS, container.method(), arguments(container));
        }
        return names.classes().entrySet().stream()
                .filter(each -> each.getKey().type().equals(codec.java()))
                .map(each -> CodeBlock.of("new $L()", each.getValue()))
                .findFirst()
                .orElseThrow();
    }

    private CodeBlock arguments(Container container) {
        var parts = container.parts();
        if (container.method().equals("array")) {
            return CodeBlock.of("$T.class, $L", Names.of(container.java()), names.of(parts.get(0)));
        }
        if (parts.size() == 1) {
            return names.of(parts.get(0));
        }
        // Strings need not be told of as keys.
        return parts.get(0) instanceof OfEnum key
                ? CodeBlock.of("$T.class, $L", Names.of(key.java()), names.of(parts.get(1)))
                : names.of(parts.get(1));
    }

    /** The class that a declared type is of. */
    static ClassName className(JavaType type) {
        return Names.of(((JavaType.Declared) type).name());
    }
}
