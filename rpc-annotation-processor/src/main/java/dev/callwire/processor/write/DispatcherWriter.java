package dev.callwire.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import dev.callwire.processor.model.Answer;
import dev.callwire.processor.model.MethodModel;
import dev.callwire.processor.model.ParamModel;
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
        var start = CodeBlock.of("$N.$L(", TABLE, verb(method));
        var descriptor = names.methodFrom(method);
        if (method.overloaded() && !method.params().isEmpty()) {
            return CodeBlock.of("$L$L, $L);\n", start, descriptor, typedHandler(method));
        }
        var line = CodeBlock.of("$L$L, $L);", start, descriptor, directHandler(method, ", "));
        if (Layout.fits(4, line)) {
            return CodeBlock.of("$L\n", line);
        }
        return hasFlux(method)
                ? CodeBlock.of("$L$L, $L);\n", start, descriptor, typedHandler(method))
                : CodeBlock.of("$[$L\n$L,\n$L);\n$]", start, descriptor, directHandler(method, ",$W"));
    }

    /** Whether reading a parameter takes so many words that a line of its own is better for it. */
    private static boolean hasFlux(MethodModel method) {
        return method.params().stream().map(ParamModel::stream).anyMatch(each -> each != null && each.reactor());
    }

    private static String verb(MethodModel method) {
        return switch (method.answer()) {
            case NONE -> "notification";
            case VOID -> "voidCall";
            case VALUE -> "call";
            case STAGE, MONO -> "asyncCall";
            case STREAM -> method.stream() != null && method.stream().schema().tracked() ? "trackedStream" : "stream";
        };
    }

    private CodeBlock directHandler(MethodModel method, String separator) {
        var arguments = new ArrayList<CodeBlock>();
        for (var param : method.params()) {
            arguments.add(get(arguments.size(), param));
        }
        var call = CodeBlock.of("$N.$N($L)", SERVICE, method.name(), CodeBlock.join(arguments, separator));
        return CodeBlock.of("$N -> $L", PARAMS, answer(method, call));
    }

    /** What the method table takes, of what the service returns. */
    private static CodeBlock answer(MethodModel method, CodeBlock call) {
        if (method.answer() == Answer.MONO) {
            return CodeBlock.of("$L.toFuture()", call);
        }
        return method.stream() != null && method.stream().reactor() ? Reactor.publisher(call) : call;
    }

    /** With the types of the arguments spelt out, by which overloads are told apart. */
    private CodeBlock typedHandler(MethodModel method) {
        var allocator = new NameAllocator();
        allocator.newName(PARAMS);
        allocator.newName(TABLE);
        var handler = CodeBlock.builder().add("$N -> {\n$>", PARAMS);
        var locals = new ArrayList<CodeBlock>();
        for (var param : method.params()) {
            var local = allocator.newName(param.name());
            handler.add("$T $N = $L;\n", Names.of(param.declared().bare()), local, get(locals.size(), param));
            locals.add(CodeBlock.of("$N", local));
        }
        var isAnswered = method.answer() != Answer.NONE && method.answer() != Answer.VOID;
        var call = CodeBlock.of("this.$N.$N($L)", SERVICE, method.name(), CodeBlock.join(locals, ", "));
        return handler.add("$L$L;\n$<}", isAnswered ? "return " : "", answer(method, call))
                .build();
    }

    private CodeBlock get(int index, ParamModel param) {
        if (param.stream() == null) {
            return names.getFrom(PARAMS, index, param.type());
        }
        var publisher = CodeBlock.of("$N.getStream($L, $L)", PARAMS, index, names.typeFrom(param.type()));
        return param.stream().reactor() ? Reactor.flux(publisher) : publisher;
    }
}
