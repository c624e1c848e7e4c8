package dev.callwire.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.callwire.processor.model.CodecType;
import dev.callwire.processor.model.CodecType.Plain;
import dev.callwire.processor.model.JavaType.Primitive;
import dev.callwire.processor.model.ObjectModel;
import dev.callwire.processor.model.ObjectModel.Property;
import dev.callwire.processor.model.ObjectModel.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the codec of a record or bean. */
final class ObjectCodecWriter {
    /** What the method that reads has names for, besides the components of a record. */
    private static final Set<String> OWN_NAMES = Set.of("in", "i", "seen");

    private static final Map<Reading, String> READINGS = Map.of(
            Reading.REQUIRED, "required",
            Reading.OPTIONAL, "optional",
            Reading.NULLABLE, "nullable",
            Reading.NONE, "written");

    private final ObjectModel model;
    private final String simpleName;
    private final CodecNames names;
    private final ClassName type;
    private final List<String> variables = new ArrayList<>();

    ObjectCodecWriter(ObjectModel model, String simpleName, CodecNames names) {
        this.model = model;
        this.simpleName = simpleName;
        this.names = names;
        type = CodecsWriter.className(model.type());
        var taken = new HashSet<>(OWN_NAMES);
        for (var property : model.properties()) {
            var name = property.name();
            while (!taken.add(name)) {
                name += "_";
            }
            variables.add(name);
        }
    }

    TypeSpec write() {
        return TypeSpec.classBuilder(simpleName)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(Stub.OBJECT_CODEC, type))
                .addField(FieldSpec.builder(Stub.NAMES, "NAMES", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("$T.of($L)", Stub.NAMES, wireNames())
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addStatement("super($T.class)", type)
                        .build())
                .addMethod(read())
                .addMethod(writeMembers())
                .addMethod(shape())
                .build();
    }

    private CodeBlock wireNames() {
        return CodeBlock.join(
                model.properties().stream()
                        .map(each -> CodeBlock.of("$S", each.wireName()))
                        .toList(),
                ",$W");
    }

    private MethodSpec read() {
        var code = CodeBlock.builder();
        if (model.record()) {
            forEach((i, property) -> {
                if (property.reading() != Reading.NONE) {
                    code.addStatement(
                            "$T $N = $L", Names.of(property.type().java()), variables.get(i), initial(property));
                }
            });
        } else {
            code.addStatement("$T value = new $T()", type, type);
        }
        code.addStatement("long seen = 0");
        code.addStatement("in.beginObject()");
        code.beginControlFlow("for (int i = in.nextName(NAMES, -1); i >= 0; i = in.nextName(NAMES, i))");
        code.addStatement("seen = once(seen, i)");
        code.beginControlFlow("switch (i)");
        forEach((i, property) -> {
            if (property.reading() != Reading.NONE) {
                code.addStatement("case $L -> $L", i, assignment(i, property));
            }
        });
        code.addStatement("default -> in.skipMember()");
        code.endControlFlow();
        code.endControlFlow();
        long required = required();
        if (required != 0) {
            code.addStatement("require(0x$LL, seen)", Long.toHexString(required));
        }
        code.addStatement("return $L", model.record() ? CodeBlock.of("new $T($L)", type, arguments()) : "value");
        return Constants.override("read")
                .returns(type)
                .addParameter(Stub.JSON_READER, "in")
                .addCode(code.build())
                .build();
    }

    /** What stands for a component that was left out. */
    private static CodeBlock initial(Property property) {
        if (property.type().java() instanceof Primitive primitive) {
            return CodeBlock.of(primitive == Primitive.BOOLEAN ? "false" : "0");
        }
        return property.reading() == Reading.OPTIONAL
                ? CodeBlock.of(
                        "$T.empty()", CodecsWriter.className(property.type().java()))
                : CodeBlock.of("null");
    }

    private CodeBlock assignment(int index, Property property) {
        var value = property.reading() == Reading.NULLABLE
                ? CodeBlock.of("in.readNull() ? null : $L", reading(property.type()))
                : reading(property.type());
        if (model.record()) {
            return CodeBlock.of("$N = $L", variables.get(index), value);
        }
        return property.setByMethod()
                ? CodeBlock.of("value.$N($L)", property.setter(), value)
                : CodeBlock.of("value.$N = $L", property.setter(), value);
    }

    private CodeBlock reading(CodecType codec) {
        return switch (codec instanceof Plain plain ? plain.constant() : "") {
            case "BOOLEAN" -> CodeBlock.of("in.readBoolean()");
            case "INT" -> CodeBlock.of("in.readInt()");
            case "LONG" -> CodeBlock.of("in.readLong()");
            case "DOUBLE" -> CodeBlock.of("$T.readDouble(in)", Stub.CODECS);
            case "STRING" -> CodeBlock.of("in.readString()");
            case "BYTE" -> CodeBlock.of("$T.readByte(in)", Stub.CODECS);
            case "FLOAT" -> CodeBlock.of("$T.readFloat(in)", Stub.CODECS);
            case "SHORT" -> CodeBlock.of("$T.readShort(in)", Stub.CODECS);
            default -> CodeBlock.of("$L.read(in)", names.of(codec));
        };
    }

    private CodeBlock arguments() {
        var arguments = new ArrayList<CodeBlock>();
        forEach((i, property) -> {
            if (property.reading() != Reading.NONE) {
                arguments.add(CodeBlock.of("$N", variables.get(i)));
            }
        });
        return CodeBlock.join(arguments, ",$W");
    }

    private long required() {
        long required = 0;
        for (int i = 0; i < model.properties().size(); i++) {
            if (model.properties().get(i).reading() == Reading.REQUIRED) {
                required |= 1L << i;
            }
        }
        return required;
    }

    private MethodSpec writeMembers() {
        var code = CodeBlock.builder();
        forEach((i, property) -> {
            boolean maybe = property.omitsNull() && !(property.type().java() instanceof Primitive);
            if (maybe) {
                code.beginControlFlow("if (value.$L != null)", property.getter());
            }
            code.addStatement("$L", writing(i, property));
            if (maybe) {
                code.endControlFlow();
            }
        });
        return MethodSpec.methodBuilder("writeMembers")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(type, "value")
                .addParameter(Stub.JSON_WRITER, "out")
                .addCode(code.build())
                .build();
    }

    private CodeBlock writing(int index, Property property) {
        boolean isOwn = property.type().java() instanceof Primitive
                || (property.type() instanceof Plain plain && plain.constant().equals("STRING"));
        return isOwn
                ? CodeBlock.of("out.name(NAMES, $L).value(value.$L)", index, property.getter())
                : CodeBlock.of(
                        "$L.write(value.$L, out.name(NAMES, $L))", names.of(property.type()), property.getter(), index);
    }

    private MethodSpec shape() {
        var steps = new ArrayList<CodeBlock>();
        for (var property : model.properties()) {
            var step = CodeBlock.of(".$L($L)", READINGS.get(property.reading()), names.of(property.type()));
            steps.add(property.omitsNull() ? CodeBlock.of("$L.unlessNull()", step) : step);
        }
        var start = CodeBlock.of("return $T.$L(NAMES)", Stub.SHAPE, model.record() ? "ofRecord" : "ofBean");
        return MethodSpec.methodBuilder("shape")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(Stub.SHAPE)
                .addCode(CodeBlock.of("$L;\n", Layout.chain(start, steps)))
                .build();
    }

    private interface PropertyStep {
        void take(int index, Property property);
    }

    private void forEach(PropertyStep step) {
        for (int i = 0; i < model.properties().size(); i++) {
            step.take(i, model.properties().get(i));
        }
    }
}
