package dev.callwire.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import dev.callwire.processor.model.Answer;
import dev.callwire.processor.model.DataType;
import dev.callwire.processor.model.MethodModel;
import dev.callwire.processor.model.ServiceModel;
import java.util.ArrayList;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes the dispatcher: one line of the method table for each method. */
final class DispatcherWriter {
    private static final String SERVICE = "service";
    private static final String TABLE = "table";
    private static final String PARAMS = "params";

    private final ServiceModel service;
    private final BindingNames names;

    DispatcherWriter(ServiceModel service, BindingNames names) {
        this.service = service;
        this.names = names;
    }

    SourceFile write() {
        var name = service.type().peer("Dispatcher");
        var served = Names.of(service.type());
        var type = Sources.type(service, name)
                .addJavadoc("Serves a local {@link $T}.", served)
                .addSuperinterface(Stub.DISPATCHER)
                .addField(served, SERVICE, Modifier.PRIVATE, Modifier.FINAL);
        var constructor = MethodSpec.constructorBuilder()
                .addJavadoc("A dispatcher that serves the implementation.")
                .addParameter(served, SERVICE)
                .addStatement("this.$N = $T.requireNonNull($N, $S)", SERVICE, Objects.class, SERVICE, SERVICE);
        if (service.visible()) {
            type.addModifiers(Modifier.PUBLIC);
            constructor.addModifiers(Modifier.PUBLIC);
        }
        return Sources.file(service, name, type.addMethod(constructor.build()).addMethod(addTo()));
    }

    private MethodSpec addTo() {
        var addTo = MethodSpec.methodBuilder("addTo")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Stub.METHOD_TABLE, TABLE);
        for (var method : service.methods()) {
            addTo.addCode(row(method));
        }
        return addTo.build();
    }

    private CodeBlock row(MethodModel method) {
        var start = CodeBlock.of("$N.$L(", TABLE, verb(method.answer()));
        var descriptor = names.methodFrom(method);
        if (method.overloaded() && !method.params().isEmpty()) {
            return CodeBlock.of("$L$L, $L);\n", start, descriptor, typedHandler(method));
        }
        var line = CodeBlock.of("$L$L, $L);", start, descriptor, directHandler(method, ", "));
        return Layout.fits(4, line)
                ? CodeBlock.of("$L\n", line)
                : CodeBlock.of("$[$L\n$L,\n$L);\n$]", start, descriptor, directHandler(method, ",$W"));
    }

    private static String verb(Answer answer) {
        return switch (answer) {
            case NONE -> "notification";
            case VOID -> "voidCall";
            case VALUE -> "call";
            case STAGE -> "asyncCall";
        };
    }

    private CodeBlock directHandler(MethodModel method, String separator) {
        var arguments = new ArrayList<CodeBlock>();
        for (var param : method.params()) {
            arguments.add(get(arguments.size(), param.type()));
        }
        return CodeBlock.of("$N -> $N.$N($L)", PARAMS, SERVICE, method.name(), CodeBlock.join(arguments, separator));
    }

    /** Overloads are told apart by the types of the arguments, so these are spelt out. */
    private CodeBlock typedHandler(MethodModel method) {
        var allocator = new NameAllocator();
        allocator.newName(PARAMS);
        allocator.newName(TABLE);
        var handler = CodeBlock.builder().add("$N -> {\n$>", PARAMS);
        var locals = new ArrayList<CodeBlock>();
        for (var param : method.params()) {
            var local = allocator.newName(param.name());
            handler.add("$T $N = $L;\n", Names.of(param.type().java().bare()), local, get(locals.size(), param.type()));
            locals.add(CodeBlock.of("$N", local));
        }
        var isAnswered = method.answer() == Answer.VALUE || method.answer() == Answer.STAGE;
        return handler.add(
                        "$Lthis.$N.$N($L);\n$<}",
                        isAnswered ? "return " : "",
                        SERVICE,
                        method.name(),
                        CodeBlock.join(locals, ", "))
                .build();
    }

    private CodeBlock get(int index, DataType type) {
        var getter = JsonTypes.getter(type);
        return getter == null
                ? CodeBlock.of("$N.get($L, $L)", PARAMS, index, names.typeFrom(type))
                : CodeBlock.of("$N.$L($L)", PARAMS, getter, index);
    }
}
