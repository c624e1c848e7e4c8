package dev.callwire.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.callwire.processor.model.JavaType;
import dev.callwire.processor.write.BindingNames.TypeConstant;
import dev.callwire.processor.write.BindingNames.TypeKey;
import dev.callwire.schema.Fingerprints;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What bindings of services and of events have in common: their constants, and how they are made and found. */
final class Constants {
    private Constants() {}

    /** The one binding that generated code needs. */
    static FieldSpec instance(ClassName binding) {
        return FieldSpec.builder(binding, "INSTANCE", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The binding, for where no class can be looked up by its name.")
                .initializer("new $T()", binding)
                .build();
    }

    /** What tells the contract apart from others. */
    static MethodSpec fingerprint(CodeBlock value) {
        return override("fingerprint")
                .returns(long.class)
                .addStatement("return $L", value)
                .build();
    }

    /** A fingerprint as a literal. */
    static CodeBlock literal(long fingerprint) {
        return CodeBlock.of("0x$LL", Fingerprints.text(fingerprint));
    }

    static MethodSpec constructor() {
        return MethodSpec.constructorBuilder()
                .addJavadoc("For the runtime, which finds this class by its name.")
                .addModifiers(Modifier.PUBLIC)
                .build();
    }

    static MethodSpec.Builder override(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    /** The constant of a type. */
    static FieldSpec type(TypeKey key, TypeConstant constant) {
        var isPlain = key.type() instanceof JavaType.Declared declared
                && declared.arguments().isEmpty();
        var name = Names.of(key.type());
        var codec = constant.codec() == null ? CodeBlock.of("") : CodeBlock.of(", $L", constant.codec());
        var of = isPlain || isPlainArray(key.type())
                ? CodeBlock.of("$T.of($T.class$L)", Stub.JSON_TYPE, name, codec)
                : CodeBlock.of("$T.of(new $T<$T>() {}$L)", Stub.JSON_TYPE, Stub.TYPE_REF, name, codec);
        var type = ParameterizedTypeName.get(Stub.JSON_TYPE, constant.type());
        return of(type, constant.name(), CodeBlock.of(key.nullable() ? "$L.nullable()" : "$L", of), List.of());
    }

    private static boolean isPlainArray(JavaType type) {
        if (type instanceof JavaType.ArrayOf array) {
            return array.component() instanceof JavaType.Primitive
                    || isPlainArray(array.component())
                    || (array.component() instanceof JavaType.Declared declared
                            && declared.arguments().isEmpty());
        }
        return false;
    }

    /** A constant that is made by a call and by what is called on its result. */
    static FieldSpec of(TypeName type, String name, CodeBlock start, List<CodeBlock> steps) {
        var line = CodeBlock.of("static final $T $L = $L;", type, name, start);
        var value = Layout.chain(start, steps);
        return FieldSpec.builder(type, name, Modifier.STATIC, Modifier.FINAL)
                .initializer(Layout.fits(2, line) ? value : CodeBlock.of("\n$>$>$L$<$<", value))
                .build();
    }
}
