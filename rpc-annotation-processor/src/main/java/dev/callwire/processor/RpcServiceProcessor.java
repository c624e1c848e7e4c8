package dev.callwire.processor;

import dev.callwire.annotation.RpcCallback;
import dev.callwire.annotation.RpcError;
import dev.callwire.annotation.RpcEvents;
import dev.callwire.annotation.RpcService;
import dev.callwire.processor.read.Problem;
import dev.callwire.processor.read.Reading;
import dev.callwire.processor.read.ServiceReader;
import dev.callwire.processor.write.ServiceWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Generates the client, the dispatcher, the binding and the schema of each {@link RpcService} and {@link RpcCallback}, and the
 * publisher, the subscriber, the binding and the schema of each {@link RpcEvents}, or reports every rule that it breaks.
 */
// These are claimed, since javac warns under -Xlint:processing of annotations that nobody claims: our own, and the one
// that stands on what we generate.
@SupportedAnnotationTypes({"dev.callwire.annotation.*", "javax.annotation.processing.Generated"})
@SupportedOptions({RpcServiceProcessor.CODECS, LockFile.OPTION})
public final class RpcServiceProcessor extends AbstractProcessor {
    /** Whether to generate what reads and writes values without a library: {@code true}, or {@code false} to leave that to it. */
    static final String CODECS = "callwire.codecs";

    private final Set<String> sources = new HashSet<>();
    private final Set<Problem> reported = new HashSet<>();
    private final Set<String> waiting = new LinkedHashSet<>();
    private @Nullable LockFile lock;

    /** Used by the compiler. */
    public RpcServiceProcessor() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // unclaimed, ours would each be a warning of -Xlint:processing
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (var type : ElementFilter.typesIn(round.getRootElements())) {
            sources.add(type.getQualifiedName().toString());
        }
        var elements = processingEnv.getElementUtils();
        var reader = new ServiceReader(elements, processingEnv.getTypeUtils(), Set.copyOf(sources), withCodecs());
        var output = new Output(processingEnv.getFiler(), processingEnv.getMessager());

        // What has waited is looked up anew: a round has elements of its own.
        var types = new LinkedHashSet<TypeElement>();
        for (var name : List.copyOf(waiting)) {
            types.add(elements.getTypeElement(name));
        }
        waiting.clear();
        var marked = marked(annotations, round);
        types.addAll(ElementFilter.typesIn(marked));
        for (var type : types) {
            Mishap.guard(type, processingEnv.getMessager(), () -> process(type, reader, output, round));
        }
        for (var method : ElementFilter.methodsIn(marked)) {
            report(reader.checkPlace(method));
        }
        for (var each : marked) {
            report(reader.checkSchema(each));
            if (each.getKind() == ElementKind.PARAMETER) {
                report(reader.checkPlace((VariableElement) each));
            }
        }
        return true;
    }

    private boolean withCodecs() {
        return !"false".equals(processingEnv.getOptions().get(CODECS));
    }

    /** All that is marked with an annotation of ours. */
    private static Set<? extends Element> marked(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return annotations.isEmpty()
                ? Set.of()
                : round.getElementsAnnotatedWithAny(annotations.toArray(TypeElement[]::new));
    }

    private void process(TypeElement type, ServiceReader reader, Output output, RoundEnvironment round) {
        var readings = new ArrayList<Reading>();
        if (type.getAnnotation(RpcError.class) != null) {
            readings.add(reader.check(type));
        }
        if (Stream.of(RpcService.class, RpcCallback.class, RpcEvents.class)
                .anyMatch(each -> type.getAnnotation(each) != null)) {
            readings.add(reader.read(type));
        }
        if (readings.stream().anyMatch(Reading::unresolved) && !round.processingOver()) {
            // Another processor may yet generate what is missing. If none does, the compiler complains by itself.
            waiting.add(type.getQualifiedName().toString());
            return;
        }
        for (var reading : readings) {
            report(reading.problems());
            var model = reading.model();
            if (model != null && !round.processingOver()) {
                // Written in any case: what breaks the lock is what the lock is written anew from.
                var schema = ServiceWriter.schema(model);
                var file = output.write(model, schema, type);
                var contract = file == null ? null : lock().contract(file);
                if (contract != null) {
                    report(reader.checkLock(type, schema, contract));
                }
            }
        }
    }

    private LockFile lock() {
        if (lock == null) {
            lock = new LockFile(processingEnv);
        }
        return lock;
    }

    private void report(List<Problem> problems) {
        for (var problem : problems) {
            if (reported.add(problem)) {
                processingEnv
                        .getMessager()
                        .printMessage(
                                problem.kind(),
                                problem.message(),
                                problem.element(),
                                problem.annotation(),
                                problem.value());
            }
        }
    }
}
