package dev.callwire.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.callwire.schema.BufferSchema;

/** The types of the runtime, and of the annotations, that generated code names. */
final class Stub {
    static final ClassName ARGUMENTS = name("Arguments");
    static final ClassName CALLER = name("Caller");
    static final ClassName DISPATCHER = name("Dispatcher");
    static final ClassName ERROR_DESCRIPTOR = name("ErrorDescriptor");
    static final ClassName EVENT_BINDING = name("EventBinding");
    static final ClassName EVENT_DESCRIPTOR = name("EventDescriptor");
    static final ClassName EVENT_SINK = name("EventSink");
    static final ClassName EVENT_SOURCE = name("EventSource");
    static final ClassName EVENT_TABLE = name("EventTable");
    static final ClassName EVENT_SUBSCRIPTION = ClassName.get("dev.callwire.stream", "EventSubscription");
    static final ClassName JSON_TYPE = name("JsonType");
    static final ClassName METHOD_DESCRIPTOR = name("MethodDescriptor");
    static final ClassName METHOD_TABLE = name("MethodTable");
    static final ClassName OVERFLOW = ClassName.get("dev.callwire.annotation", "Overflow");
    static final ClassName SERVICE_BINDING = name("ServiceBinding");
    static final ClassName TYPE_REF = name("TypeRef");

    static final ClassName CODECS = ClassName.get("dev.callwire.json.codec", "Codecs");
    static final ClassName GENERATED_CODEC = json("GeneratedCodec");
    static final ClassName JSON_READER = json("JsonReader");
    static final ClassName JSON_WRITER = json("JsonWriter");
    static final ClassName NAMES = json("Names");
    static final ClassName OBJECT_CODEC = json("ObjectCodec");
    static final ClassName SHAPE = json("Shape");

    private Stub() {}

    /** A buffer as arguments: {@code Overflow.CLOSE, 256}. */
    static CodeBlock buffer(BufferSchema buffer) {
        return CodeBlock.of("$T.$L, $L", OVERFLOW, buffer.overflow().name(), buffer.size());
    }

    private static ClassName json(String simpleName) {
        return ClassName.get("dev.callwire.json", simpleName);
    }

    private static ClassName name(String simpleName) {
        return ClassName.get("dev.callwire.stub", simpleName);
    }
}
