package dev.callwire.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import dev.callwire.processor.model.MethodModel;
import dev.callwire.processor.model.ServiceModel;
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
                .alwaysQualify(service.sourceNames().inherited().toArray(String[]::new));
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
            spec.addParameter(ParameterSpec.builder(Names.of(param.type().java()), param.name())
                    .addAnnotations(Names.annotations(param.annotations()))
                    .build());
            spec.varargs(param.varargs());
        }
        method.thrown().forEach(each -> spec.addException(Names.of(each)));
        return spec.addStatement(statement(method)).build();
    }

    private CodeBlock statement(MethodModel method) {
        var verb = switch (method.answer()) {
            case NONE -> "$L.notify(";
            case VOID -> "$L.call(";
            case VALUE -> "return $L.call(";
            case STAGE -> "return $L.callAsync(";
        };
        var isHidden = method.params().stream().anyMatch(param -> param.name().equals(CALLER));
        var start = CodeBlock.of(verb, isHidden ? "this." + CALLER : CALLER);
        var descriptor = names.methodFrom(method);
        if (method.params().isEmpty()) {
            return CodeBlock.of("$L$L, $T.NONE)", start, descriptor, Stub.ARGUMENTS);
        }
        var lambda = lambda(method);
        var line = CodeBlock.of("$L$L, $L$L)", start, descriptor, lambda, CodeBlock.join(puts(method), ""));
        return Layout.fits(5, line)
                ? line
                : CodeBlock.of("$L\n$L,\n$L)", start, descriptor, Layout.lambda(10, lambda, puts(method)));
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
            puts.add(
                    JsonTypes.isPutAsIs(param.type())
                            ? CodeBlock.of(".put($N)", param.name())
                            : CodeBlock.of(".put($L, $N)", names.typeFrom(param.type()), param.name()));
        }
        return puts;
    }
}
