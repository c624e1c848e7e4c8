package dev.callwire.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.callwire.processor.model.ErrorModel;
import dev.callwire.processor.model.MethodModel;
import dev.callwire.processor.model.ServiceModel;
import dev.callwire.schema.ParamStyle;
import dev.callwire.schema.StreamSchema;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the binding: the descriptors that both ends use, and the way from the interface to them. */
final class BindingWriter {
    private final ServiceModel service;
    private final BindingNames names;
    private final long fingerprint;
    private final ClassName served;
    private final ClassName binding;

    /** @param fingerprint of the service's schema */
    BindingWriter(ServiceModel service, BindingNames names, long fingerprint) {
        this.service = service;
        this.names = names;
        this.fingerprint = fingerprint;
        served = Names.of(service.type());
        binding = Names.of(service.type().peer("Binding"));
    }

    SourceFile write() {
        var name = service.type().peer("Binding");
        var type = Sources.type(service, name)
                .addJavadoc(
                        "The wire contract of {@link $T}: names, parameters, results and errors, for both ends.",
                        served)
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(ParameterizedTypeName.get(Stub.SERVICE_BINDING, served))
                .addField(Constants.instance(binding));
        names.types().forEach((key, constant) -> type.addField(Constants.type(key, constant)));
        service.errors().forEach(error -> type.addField(error(error)));
        service.methods().forEach(method -> type.addField(method(method)));
        type.addMethod(Constants.constructor());
        type.addMethod(Constants.override("service")
                .returns(ParameterizedTypeName.get(ClassName.get(Class.class), served))
                .addStatement("return $T.class", served)
                .build());
        if (!service.namespace().isEmpty()) {
            type.addMethod(Constants.override("namespace")
                    .returns(String.class)
                    .addStatement("return $S", service.namespace() + service.separator())
                    .build());
        }
        type.addMethod(Constants.fingerprint(Constants.literal(fingerprint)));
        var client = Names.of(service.type().peer("Client"));
        type.addMethod(Constants.override("client")
                .returns(served)
                .addParameter(Stub.CALLER, "caller")
                .addStatement("return new $T(caller)", client)
                .build());
        var dispatcher = Names.of(service.type().peer("Dispatcher"));
        type.addMethod(Constants.override("dispatcher")
                .returns(Stub.DISPATCHER)
                .addParameter(served, "implementation")
                .addStatement("return new $T(implementation)", dispatcher)
                .build());
        return Sources.file(service, name, type);
    }

    private FieldSpec error(ErrorModel error) {
        var type = Names.of(error.type());
        var steps = new ArrayList<CodeBlock>();
        if (error.uri() != null) {
            steps.add(CodeBlock.of(".uri($S)", error.uri()));
        }
        for (var member : error.members()) {
            steps.add(CodeBlock.of(".member($S, $L)", member.wireName(), names.type(member.type())));
        }
        var build = CodeBlock.of(".build($L, $L)", reader(error), writer(error));
        steps.add(
                Layout.fits(7, build)
                        ? build
                        : CodeBlock.of(".build(\n$>$>$L,\n$L)$<$<", reader(error), writer(error)));
        return Constants.of(
                ParameterizedTypeName.get(Stub.ERROR_DESCRIPTOR, type),
                names.error(error),
                CodeBlock.of("$T.of($L, $T.class)", Stub.ERROR_DESCRIPTOR, error.code(), type),
                steps);
    }

    private CodeBlock reader(ErrorModel error) {
        var arguments = new ArrayList<CodeBlock>();
        for (var i = 0; i < error.members().size(); i++) {
            arguments.add(names.get("data", i, error.members().get(i).type()));
        }
        if (error.messageAt() >= 0) {
            arguments.add(error.messageAt(), CodeBlock.of("message"));
        }
        var start = CodeBlock.of("(message, data) -> new $T(", Names.of(error.type()));
        var line = CodeBlock.of("$L$L)", start, CodeBlock.join(arguments, ", "));
        return Layout.fits(11, line) ? line : CodeBlock.of("$L\n$>$>$L)$<$<", start, CodeBlock.join(arguments, ",\n"));
    }

    private CodeBlock writer(ErrorModel error) {
        if (error.members().isEmpty()) {
            return CodeBlock.of("(error, out) -> {}");
        }
        var puts = new ArrayList<CodeBlock>();
        for (var member : error.members()) {
            puts.add(
                    JsonTypes.isPutAsIs(member.type())
                            ? CodeBlock.of(".put(error.$L)", member.accessor())
                            : CodeBlock.of(".put($L, error.$L)", names.type(member.type()), member.accessor()));
        }
        return Layout.lambda(11, CodeBlock.of("(error, out) -> out"), puts);
    }

    private FieldSpec method(MethodModel method) {
        var steps = new ArrayList<CodeBlock>();
        if (!method.uri().equals(method.wireName())) {
            steps.add(CodeBlock.of(".uri($S)", method.uri()));
        }
        for (var param : method.params()) {
            var step = param.stream() == null ? ".param($S, $L)" : ".streamParam($S, $L)";
            steps.add(CodeBlock.of(step, param.wireName(), names.type(param.type())));
        }
        if (method.style() == ParamStyle.BY_POSITION) {
            steps.add(CodeBlock.of(".byPosition()"));
        } else if (method.style() == ParamStyle.WHOLE) {
            steps.add(CodeBlock.of(".whole()"));
        }
        if (method.stream() != null) {
            addStream(method.stream().schema(), steps);
        }
        if (method.idempotent()) {
            steps.add(CodeBlock.of(".idempotent()"));
        }
        if (method.nonBlocking()) {
            steps.add(CodeBlock.of(".nonBlocking()"));
        }
        for (var error : method.errors()) {
            steps.add(CodeBlock.of(".error($L)", names.error(error)));
        }
        for (var reference : method.references()) {
            steps.add(CodeBlock.of(".reference(() -> $T.INSTANCE)", Names.of(reference.peer("Binding"))));
        }
        var type = ParameterizedTypeName.get(Stub.METHOD_DESCRIPTOR, BindingNames.argument(method.result()));
        if (steps.isEmpty()) {
            return Constants.of(type, names.method(method), CodeBlock.of("$L.build()", start(method)), List.of());
        }
        steps.add(CodeBlock.of(".build()"));
        return Constants.of(type, names.method(method), start(method), steps);
    }

    private static void addStream(StreamSchema stream, List<CodeBlock> steps) {
        if (stream.buffer() != null) {
            steps.add(CodeBlock.of(".overflow($L)", Stub.buffer(stream.buffer())));
        }
        var subscription = stream.subscription();
        if (subscription != null) {
            steps.add(CodeBlock.of(".subscription($S, $S)", subscription.notification(), subscription.unsubscribe()));
        }
    }

    private CodeBlock start(MethodModel method) {
        return switch (method.answer()) {
            case NONE -> CodeBlock.of("$T.notification($S)", Stub.METHOD_DESCRIPTOR, method.wireName());
            case STREAM ->
                CodeBlock.of(
                        "$T.stream($S, $L)", Stub.METHOD_DESCRIPTOR, method.wireName(), names.type(method.result()));
            default ->
                CodeBlock.of("$T.call($S, $L)", Stub.METHOD_DESCRIPTOR, method.wireName(), names.type(method.result()));
        };
    }
}
