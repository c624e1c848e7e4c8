package dev.callwire.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import dev.callwire.processor.model.MethodModel;
import dev.callwire.processor.model.ServiceModel;
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
        return Sources.file(service, name, type);
    }

    private MethodSpec constructor() {
        var constructor = MethodSpec.constructorBuilder()
                .addJavadoc("A client whose calls go through the caller.")
                .addParameter(Stub.CALLER, CALLER)
                .addStatement("this.$N = $T.requireNonNull($N, $S)", CALLER, Objects.class, CALLER, CALLER);
        return (service.visible() ? constructor.addModifiers(Modifier.PUBLIC) : constructor).build();
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
            case NONE -> "$L.notify($L,$W$L)";
            case VOID -> "$L.call($L,$W$L)";
            case VALUE -> "return $L.call($L,$W$L)";
            case STAGE -> "return $L.callAsync($L,$W$L)";
        };
        var isHidden = method.params().stream().anyMatch(param -> param.name().equals(CALLER));
        return CodeBlock.of(verb, isHidden ? "this." + CALLER : CALLER, names.methodFrom(method), arguments(method));
    }

    private CodeBlock arguments(MethodModel method) {
        if (method.params().isEmpty()) {
            return CodeBlock.of("$T.NONE", Stub.ARGUMENTS);
        }
        var allocator = new NameAllocator();
        method.params().forEach(param -> allocator.newName(param.name()));
        var out = allocator.newName("out");
        var puts = CodeBlock.builder().add("$N -> $N", out, out);
        for (var param : method.params()) {
            if (JsonTypes.isPutAsIs(param.type())) {
                puts.add("$Z.put($N)", param.name());
            } else {
                puts.add("$Z.put($L, $N)", names.typeFrom(param.type()), param.name());
            }
        }
        return puts.build();
    }
}
