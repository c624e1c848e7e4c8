package dev.callwire.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.callwire.processor.model.EventModel;
import dev.callwire.processor.model.EventsModel;
import dev.callwire.processor.model.JavaType;
import dev.callwire.processor.model.ParamModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Flow;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes the subscriber: listeners for all events, a stream for each, and records for what is more than one value. */
final class SubscriberWriter {
    private static final String SOURCE = "source";
    private static final String SUBSCRIBE = "subscribe";
    private static final String LISTENER = "listener";
    private static final String TABLE = "table";
    private static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");

    /** What no component of a record may be called. */
    private static final Set<String> NO_COMPONENTS =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private final EventsModel events;
    private final BindingNames names;
    private final ClassName told;
    private final ClassName subscriber;
    private final Map<EventModel, ClassName> records = new HashMap<>();

    SubscriberWriter(EventsModel events, BindingNames names) {
        this.events = events;
        this.names = names;
        told = Names.of(events.type());
        subscriber = Names.of(events.type().peer("Subscriber"));
        var taken = new HashSet<>(Set.of(subscriber.simpleName()));
        for (var event : events.events()) {
            if (value(event) == null) {
                records.put(event, subscriber.nestedClass(recordName(event, taken)));
            }
        }
    }

    private static String recordName(EventModel event, Set<String> taken) {
        var wanted =
                Character.toUpperCase(event.name().charAt(0)) + event.name().substring(1);
        var name = wanted;
        for (var i = 2; !taken.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    SourceFile write() {
        var name = events.type().peer("Subscriber");
        var type = visible(Sources.type(events, name))
                .addJavadoc("Subscribes to {@link $T} of a peer.", told)
                .addField(Stub.EVENT_SOURCE, SOURCE, Modifier.PRIVATE, Modifier.FINAL);
        if (events.deprecation() != null) {
            type.addAnnotation(Deprecated.class);
        }
        type.addMethod(visible(MethodSpec.constructorBuilder())
                .addJavadoc("A subscriber to the events of the source.")
                .addParameter(Stub.EVENT_SOURCE, SOURCE)
                .addStatement("this.$N = $T.requireNonNull($N, $S)", SOURCE, Objects.class, SOURCE, SOURCE)
                .build());
        type.addMethod(subscribe());
        for (var event : events.events()) {
            type.addMethod(events(event));
            if (!event.keys().isEmpty()) {
                type.addMethod(eventsOfKeys(event));
            }
        }
        for (var event : events.events()) {
            var record = records.get(event);
            if (record != null) {
                type.addType(record(event, record));
            }
        }
        return Sources.file(events, name, type);
    }

    private TypeSpec.Builder visible(TypeSpec.Builder type) {
        return events.visible() ? type.addModifiers(Modifier.PUBLIC) : type;
    }

    private MethodSpec.Builder visible(MethodSpec.Builder method) {
        return events.visible() ? method.addModifiers(Modifier.PUBLIC) : method;
    }

    private MethodSpec subscribe() {
        var binding = Names.of(events.type().peer("Binding"));
        return visible(MethodSpec.methodBuilder(SUBSCRIBE))
                .addJavadoc("Has a listener hear all events, and returns when the peer has confirmed.")
                .addParameter(told, LISTENER)
                .returns(Stub.EVENT_SUBSCRIPTION)
                .addStatement(
                        "return $N.$N($N -> $T.INSTANCE.listen($N, $N), $N)",
                        SOURCE,
                        SUBSCRIBE,
                        TABLE,
                        binding,
                        LISTENER,
                        TABLE,
                        LISTENER)
                .build();
    }

    /** The stream of an event, whatever its keys are. */
    private MethodSpec events(EventModel event) {
        var method = stream(event)
                .addJavadoc(
                        "Each event of {@link $T#$N}$L.",
                        told,
                        event.name(),
                        event.keys().isEmpty() ? "" : ", of any key");
        if (event.keys().isEmpty()) {
            return method.addStatement(statement(event, SOURCE, "params", CodeBlock.of("$T.NONE", Stub.ARGUMENTS)))
                    .build();
        }
        var nulls = new ArrayList<CodeBlock>();
        for (var key : event.keys()) {
            // A listener could be null just as well.
            nulls.add(
                    event.name().equals(SUBSCRIBE)
                            ? CodeBlock.of("($T) null", boxed(key).withoutAnnotations())
                            : CodeBlock.of("null"));
        }
        return method.addStatement("return $N($L)", event.name(), CodeBlock.join(nulls, ", "))
                .build();
    }

    /** The stream of an event with certain keys. */
    private MethodSpec eventsOfKeys(EventModel event) {
        var allocator = new NameAllocator();
        event.keys().forEach(key -> allocator.newName(key.name()));
        var params = allocator.newName("params");
        var out = allocator.newName("out");
        var isHidden = event.keys().stream().anyMatch(key -> key.name().equals(SOURCE));
        var method = stream(event)
                .addJavadoc("Each event of {@link $T#$N} with these keys; null stands for any.", told, event.name());
        var puts = new ArrayList<CodeBlock>();
        for (var key : event.keys()) {
            method.addParameter(ParameterSpec.builder(nullable(key), key.name()).build());
            puts.add(put(key));
        }
        var keys = Layout.lambda(10, CodeBlock.of("$N -> $N", out, out), puts);
        return method.addStatement(statement(event, isHidden ? "this." + SOURCE : SOURCE, params, keys))
                .build();
    }

    /** A key is boxed, so even an {@code int} is told its type. */
    private CodeBlock put(ParamModel key) {
        return JsonTypes.isPutAsIs(key.type()) && key.type().java() instanceof JavaType.Primitive
                ? CodeBlock.of(".put($L, $N)", names.typeFrom(key.type()), key.name())
                : names.putFrom(key.type(), key.name());
    }

    private MethodSpec.Builder stream(EventModel event) {
        var method = visible(MethodSpec.methodBuilder(event.name()));
        if (event.doc().deprecation() != null) {
            method.addAnnotation(Deprecated.class);
        }
        var record = records.get(event);
        var item = record == null ? boxed(event.params().get(0)) : record;
        return method.returns(ParameterizedTypeName.get(ClassName.get(Flow.Publisher.class), item));
    }

    private CodeBlock statement(EventModel event, String source, String params, CodeBlock keys) {
        var start = CodeBlock.of("return $L.stream(", source);
        var descriptor = names.eventFrom(event);
        var line = CodeBlock.of("$L$L, $L, $L)", start, descriptor, reader(event, params, ", "), keys);
        return Layout.fits(5, line)
                ? line
                : CodeBlock.of("$L\n$L,\n$L,\n$L)", start, descriptor, reader(event, params, ",$W"), keys);
    }

    private CodeBlock reader(EventModel event, String params, String separator) {
        var values = new ArrayList<CodeBlock>();
        for (var param : event.params()) {
            values.add(names.getFrom(params, values.size(), param.type()));
        }
        var record = records.get(event);
        return record == null
                ? CodeBlock.of("$N -> $L", params, values.get(0))
                : CodeBlock.of("$N -> new $T($L)", params, record, CodeBlock.join(values, separator));
    }

    /** The only parameter of an event whose value can stand in a stream, or null. */
    private static @Nullable ParamModel value(EventModel event) {
        return event.params().size() == 1 && !event.params().get(0).type().nullable()
                ? event.params().get(0)
                : null;
    }

    private static TypeName boxed(ParamModel param) {
        return Names.of(JsonTypes.boxed(param.type().java()));
    }

    private TypeName nullable(ParamModel key) {
        var type = boxed(key).withoutAnnotations();
        return events.sourceNames().nullness()
                ? type.annotated(List.of(AnnotationSpec.builder(NULLABLE).build()))
                : type;
    }

    private TypeSpec record(EventModel event, ClassName name) {
        var components = MethodSpec.constructorBuilder();
        var allocator = new NameAllocator();
        for (var param : event.params()) {
            var component = NO_COMPONENTS.contains(param.name()) ? param.name() + "_" : param.name();
            components.addParameter(ParameterSpec.builder(Names.of(param.type().java()), allocator.newName(component))
                    .addAnnotations(Names.annotations(param.annotations()))
                    .build());
        }
        return visible(TypeSpec.recordBuilder(name.simpleName()))
                .addJavadoc("An event of {@link $T#$N}.", told, event.name())
                .recordConstructor(components.build())
                .build();
    }
}
