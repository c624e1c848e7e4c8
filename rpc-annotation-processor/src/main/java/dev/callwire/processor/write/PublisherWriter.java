package dev.callwire.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import dev.callwire.processor.model.EventModel;
import dev.callwire.processor.model.EventsModel;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes the publisher: one statement into the sink for each event. */
final class PublisherWriter {
    private static final String SINK = "sink";

    private final EventsModel events;
    private final BindingNames names;

    PublisherWriter(EventsModel events, BindingNames names) {
        this.events = events;
        this.names = names;
    }

    SourceFile write() {
        var name = events.type().peer("Publisher");
        var type = Sources.type(events, name)
                .addJavadoc("Publishes {@link $T}.", Names.of(events.type()))
                .addSuperinterface(Names.of(events.type()))
                .addField(Stub.EVENT_SINK, SINK, Modifier.PRIVATE, Modifier.FINAL)
                .alwaysQualify(Sources.inherited(events));
        if (events.visible()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        if (events.deprecation() != null) {
            type.addAnnotation(Deprecated.class);
        }
        type.addMethod(constructor());
        events.events().forEach(event -> type.addMethod(method(event)));
        return Sources.file(events, name, type);
    }

    private MethodSpec constructor() {
        var constructor = MethodSpec.constructorBuilder()
                .addJavadoc("A publisher whose events go into the sink.")
                .addParameter(Stub.EVENT_SINK, SINK)
                .addStatement("this.$N = $T.requireNonNull($N, $S)", SINK, Objects.class, SINK, SINK);
        return (events.visible() ? constructor.addModifiers(Modifier.PUBLIC) : constructor).build();
    }

    private MethodSpec method(EventModel event) {
        var spec = Constants.override(event.name());
        if (!event.doc().javadoc().isEmpty()) {
            spec.addJavadoc("$L", event.doc().javadoc());
        }
        if (event.doc().deprecation() != null) {
            spec.addAnnotation(Deprecated.class);
        }
        for (var param : event.params()) {
            spec.addParameter(ParameterSpec.builder(Names.of(param.declared()), param.name())
                    .addAnnotations(Names.annotations(param.annotations()))
                    .build());
            spec.varargs(param.varargs());
        }
        event.thrown().forEach(each -> spec.addException(Names.of(each)));
        return spec.addStatement(statement(event)).build();
    }

    private CodeBlock statement(EventModel event) {
        var isHidden = event.params().stream().anyMatch(param -> param.name().equals(SINK));
        var start = CodeBlock.of("$L.publish(", isHidden ? "this." + SINK : SINK);
        var descriptor = names.eventFrom(event);
        if (event.params().isEmpty()) {
            return CodeBlock.of("$L$L, $T.NONE)", start, descriptor, Stub.ARGUMENTS);
        }
        var allocator = new NameAllocator();
        event.params().forEach(param -> allocator.newName(param.name()));
        var out = allocator.newName("out");
        var lambda = CodeBlock.of("$N -> $N", out, out);
        var puts = event.params().stream()
                .map(param -> names.putFrom(param.type(), param.name()))
                .toList();
        var line = CodeBlock.of("$L$L, $L$L)", start, descriptor, lambda, CodeBlock.join(puts, ""));
        return Layout.fits(5, line)
                ? line
                : CodeBlock.of("$L\n$L,\n$L)", start, descriptor, Layout.lambda(10, lambda, puts));
    }
}
