package dev.callwire.processor.write;

import com.palantir.javapoet.ClassName;

/** The types of the runtime that generated code names. */
final class Stub {
    static final ClassName ARGUMENTS = name("Arguments");
    static final ClassName CALLER = name("Caller");
    static final ClassName DISPATCHER = name("Dispatcher");
    static final ClassName ERROR_DESCRIPTOR = name("ErrorDescriptor");
    static final ClassName JSON_TYPE = name("JsonType");
    static final ClassName METHOD_DESCRIPTOR = name("MethodDescriptor");
    static final ClassName METHOD_TABLE = name("MethodTable");
    static final ClassName SERVICE_BINDING = name("ServiceBinding");
    static final ClassName TYPE_REF = name("TypeRef");

    private Stub() {}

    private static ClassName name(String simpleName) {
        return ClassName.get("dev.callwire.stub", simpleName);
    }
}
