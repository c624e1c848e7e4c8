package dev.callwire.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.callwire.processor.model.EventModel;
import dev.callwire.processor.model.EventsModel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the binding of events: the descriptors that both ends use, and the way from the interface to them. */
final class EventBindingWriter {
    private static final String LISTENER = "listener";
    private static final String TABLE = "table";
    private static final String PARAMS = "params";

    private final EventsModel events;
    private final BindingNames names;
    private final long fingerprint;
    private final ClassName told;
    private final ClassName binding;

    /** @param fingerprint of the events' schema */
    EventBindingWriter(EventsModel events, BindingNames names, long fingerprint) {
        this.events = events;
        this.names = names;
        this.fingerprint = fingerprint;
        told = Names.of(events.type());
        binding = Names.of(events.type().peer("Binding"));
    }

    SourceFile write() {
        var name = events.type().peer("Binding");
        var type = Sources.type(events, name)
                .addJavadoc("The wire contract of {@link $T}: topics, parameters and keys, for both ends.", told)
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(ParameterizedTypeName.get(Stub.EVENT_BINDING, told))
                .addField(Constants.instance(binding))
                .addField(FieldSpec.builder(
                                long.class, BindingNames.FINGERPRINT, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer(Constants.literal(fingerprint))
                        .build());
        names.types().forEach((key, constant) -> type.addField(Constants.type(key, constant)));
        events.events().forEach(event -> type.addField(event(event)));
        type.addMethod(Constants.constructor());
        type.addMethod(Constants.override("events")
                .returns(ParameterizedTypeName.get(ClassName.get(Class.class), told))
                .addStatement("return $T.class", told)
                .build());
        type.addMethod(Constants.fingerprint(CodeBlock.of("$N", BindingNames.FINGERPRINT)));
        type.addMethod(Constants.override("descriptors")
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), Stub.EVENT_DESCRIPTOR))
                .addStatement("return $T.of($L)", List.class, descriptors())
                .build());
        var publisher = Names.of(events.type().peer("Publisher"));
        type.addMethod(Constants.override("publisher")
                .returns(told)
                .addParameter(Stub.EVENT_SINK, "sink")
                .addStatement("return new $T(sink)", publisher)
                .build());
        type.addMethod(listen());
        return Sources.file(events, name, type);
    }

    private CodeBlock descriptors() {
        var all = events.events().stream()
                .map(event -> CodeBlock.of("$L", names.event(event)))
                .toList();
        return CodeBlock.join(all, ",$W");
    }

    private FieldSpec event(EventModel event) {
        var steps = new ArrayList<CodeBlock>();
        if (!event.uri().equals(event.topic())) {
            steps.add(CodeBlock.of(".uri($S)", event.uri()));
        }
        for (var param : event.params()) {
            var step = event.keys().contains(param) ? ".key($S, $L)" : ".param($S, $L)";
            steps.add(CodeBlock.of(step, param.wireName(), names.type(param.type())));
        }
        if (event.buffer() != null) {
            steps.add(CodeBlock.of(".overflow($L)", Stub.buffer(event.buffer())));
        }
        var start = CodeBlock.of("$T.of($S)", Stub.EVENT_DESCRIPTOR, event.topic());
        steps.add(CodeBlock.of(".contract($T.class, $N)", told, BindingNames.FINGERPRINT));
        steps.add(CodeBlock.of(".build()"));
        return Constants.of(Stub.EVENT_DESCRIPTOR, names.event(event), start, steps);
    }

    private MethodSpec listen() {
        var listen = Constants.override("listen").addParameter(told, LISTENER).addParameter(Stub.EVENT_TABLE, TABLE);
        events.events().forEach(event -> listen.addCode(row(event)));
        return listen.build();
    }

    private CodeBlock row(EventModel event) {
        var start = CodeBlock.of("$N.event(", TABLE);
        var line = CodeBlock.of("$L$L, $L);", start, names.event(event), handler(event, ", "));
        return Layout.fits(4, line)
                ? CodeBlock.of("$L\n", line)
                : CodeBlock.of("$[$L\n$L,\n$L);\n$]", start, names.event(event), handler(event, ",$W"));
    }

    private CodeBlock handler(EventModel event, String separator) {
        var arguments = new ArrayList<CodeBlock>();
        for (var param : event.params()) {
            arguments.add(names.get(PARAMS, arguments.size(), param.type()));
        }
        return CodeBlock.of("$N -> $N.$N($L)", PARAMS, LISTENER, event.name(), CodeBlock.join(arguments, separator));
    }
}
