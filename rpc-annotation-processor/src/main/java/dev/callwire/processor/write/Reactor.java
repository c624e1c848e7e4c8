package dev.callwire.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;

/** The types of Reactor that generated code names where a service does, and the way between them and those of the JDK. */
final class Reactor {
    static final ClassName MONO = ClassName.get("reactor.core.publisher", "Mono");

    private static final ClassName ADAPTER = ClassName.get("reactor.adapter", "JdkFlowAdapter");

    private Reactor() {}

    /** A {@code Flow.Publisher} as a {@code Flux}. */
    static CodeBlock flux(CodeBlock publisher) {
        return CodeBlock.of("$T.flowPublisherToFlux($L)", ADAPTER, publisher);
    }

    /** The beginning of the same. */
    static CodeBlock openFlux(CodeBlock publisher) {
        return CodeBlock.of("$T.flowPublisherToFlux($L", ADAPTER, publisher);
    }

    /** A {@code Flux} as a {@code Flow.Publisher}. */
    static CodeBlock publisher(CodeBlock flux) {
        return CodeBlock.of("$T.publisherToFlowPublisher($L)", ADAPTER, flux);
    }
}
