package dev.callwire.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import dev.callwire.processor.model.Answer;
import dev.callwire.processor.model.MethodModel;
import dev.callwire.processor.model.ParamModel;
import dev.callwire.processor.model.ServiceModel;
import dev.callwire.processor.model.StreamModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes the client: one statement into the caller for each method. */
final class ClientWriter {
    private static final String CALLER = "caller";

    private final ServiceModel service;
    private final BindingNames names;

    ClientWriter(ServiceModel service, BindingNames names) {
        this.service = service;
        this.names = names;
    }

    SourceFile write() {
        var name = service.type().peer("Client");
        var type = Sources.type(service, name)
                .addJavadoc("Calls a remote {@link $T}.", Names.of(service.type()))
                .addSuperinterface(Names.of(service.type()))
                .addField(Stub.CALLER, CALLER, Modifier.PRIVATE, Modifier.FINAL)
                .alwaysQualify(Sources.inherited(service));
        if (service.visible()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        if (service.deprecation() != null) {
            type.addAnnotation(Deprecated.class);
        }
        type.addMethod(constructor());
        service.methods().forEach(method -> type.addMethod(method(method)));
        if (service.closable()) {
            type.addMethod(close());
        }
        return Sources.file(service, name, type);
    }

    private MethodSpec constructor() {
        var constructor = MethodSpec.constructorBuilder()
                .addJavadoc("A client whose calls go through the caller.")
                .addParameter(Stub.CALLER, CALLER)
                .addStatement("this.$N = $T.requireNonNull($N, $S)", CALLER, Objects.class, CALLER, CALLER);
        return (service.visible() ? constructor.addModifiers(Modifier.PUBLIC) : constructor).build();
    }

    private static MethodSpec close() {
        return MethodSpec.methodBuilder("close")
                .addJavadoc("Ends the reference: the object's owner may forget it.")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addStatement("$L.release()", CALLER)
                .build();
    }

    private MethodSpec method(MethodModel method) {
        var spec = MethodSpec.methodBuilder(method.name())
                .addAnnotation(Override.class)
                .addAnnotations(Names.annotations(method.annotations()))
                .addModifiers(Modifier.PUBLIC)
                .returns(Names.of(method.returnType()));
        if (!method.doc().javadoc().isEmpty()) {
            spec.addJavadoc("$L", method.doc().javadoc());
        }
        if (method.doc().deprecation() != null) {
            spec.addAnnotation(Deprecated.class);
        }
        for (var param : method.params()) {
            spec.addParameter(ParameterSpec.builder(Names.of(param.declared()), param.name())
                    .addAnnotations(Names.annotations(param.annotations()))
                    .build());
            spec.varargs(param.varargs());
        }
        method.thrown().forEach(each -> spec.addException(Names.of(each)));
        return spec.addStatement(statement(method)).build();
    }

    private CodeBlock statement(MethodModel method) {
        var isHidden = method.params().stream().anyMatch(param -> param.name().equals(CALLER));
        var call = CodeBlock.of("$L.$L(", isHidden ? "this." + CALLER : CALLER, verb(method));
        if (method.answer() == Answer.MONO) {
            return statement(method, CodeBlock.of("return $T.fromFuture(() -> $L", Reactor.MONO, call), "))");
        } else if (method.stream() != null && method.stream().reactor()) {
            return statement(method, CodeBlock.of("return $L", Reactor.openFlux(call)), "))");
        }
        var isAnswered = method.answer() != Answer.NONE && method.answer() != Answer.VOID;
        return statement(method, CodeBlock.of(isAnswered ? "return $L" : "$L", call), ")");
    }

    private static String verb(MethodModel method) {
        return switch (method.answer()) {
            case NONE -> "notify";
            case VOID, VALUE -> "call";
            case STAGE, MONO -> "callAsync";
            case STREAM -> method.stream() != null && method.stream().schema().tracked() ? "trackedStream" : "stream";
        };
    }

    /** A call between what opens and what closes it. */
    private CodeBlock statement(MethodModel method, CodeBlock start, String end) {
        var descriptor = names.methodFrom(method);
        if (method.params().isEmpty()) {
            var line = CodeBlock.of("$L$L, $T.NONE$L", start, descriptor, Stub.ARGUMENTS, end);
            return Layout.fits(5, line)
                    ? line
                    : CodeBlock.of("$L\n$L,\n$T.NONE$L", start, descriptor, Stub.ARGUMENTS, end);
        }
        var lambda = lambda(method);
        var line = CodeBlock.of("$L$L, $L$L$L", start, descriptor, lambda, CodeBlock.join(puts(method), ""), end);
        return Layout.fits(5, line)
                ? line
                : CodeBlock.of("$L\n$L,\n$L$L", start, descriptor, Layout.lambda(10, lambda, puts(method)), end);
    }

    private static String out(MethodModel method) {
        var allocator = new NameAllocator();
        method.params().forEach(param -> allocator.newName(param.name()));
        return allocator.newName("out");
    }

    private static CodeBlock lambda(MethodModel method) {
        return CodeBlock.of("$N -> $N", out(method), out(method));
    }

    private List<CodeBlock> puts(MethodModel method) {
        var puts = new ArrayList<CodeBlock>();
        for (var param : method.params()) {
            puts.add(put(param));
        }
        return puts;
    }

    private CodeBlock put(ParamModel param) {
        return param.stream() == null ? names.putFrom(param.type(), param.name()) : putStream(param, param.stream());
    }

    private CodeBlock putStream(ParamModel param, StreamModel stream) {
        var given = CodeBlock.of("$N", param.name());
        var publisher = stream.reactor() ? Reactor.publisher(given) : given;
        var buffer = stream.schema().buffer();
        return buffer == null
                ? CodeBlock.of(".putStream($L, $L)", names.typeFrom(param.type()), publisher)
                : CodeBlock.of(".putStream($L, $L, $L)", names.typeFrom(param.type()), publisher, Stub.buffer(buffer));
    }
}
