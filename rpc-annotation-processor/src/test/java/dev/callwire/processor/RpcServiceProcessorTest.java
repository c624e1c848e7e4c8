package dev.callwire.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

class RpcServiceProcessorTest {
    private static final JavaFileObject GOOD = Javac.source(
            "demo.Good",
            "package demo;",
            "@dev.callwire.annotation.RpcService",
            "public interface Good {",
            "  int add(int a, int b);",
            "}");

    @Test
    void badServiceDoesNotStopAGoodOne() {
        var bad = Javac.source(
                "demo.Bad",
                "package demo;",
                "@dev.callwire.annotation.RpcService",
                "interface Bad {",
                "  Thread thread();",
                "}");

        var files = RewiredProcessor.recordingFiler();
        var compilation = Javac.compile(new RewiredProcessor(files), List.of(), bad, GOOD);

        assertThat(Javac.messages(compilation)).hasSize(1).first().asString().startsWith("Bad.java:4: error");
        assertThat(files.origins())
                .containsOnlyKeys(
                        "META-INF/callwire/demo.Good.json",
                        "demo.GoodBinding",
                        "demo.GoodClient",
                        "demo.GoodDispatcher");
    }

    @Test
    void waitsForTypesThatAnotherProcessorGenerates() {
        var service = Javac.source(
                "demo.Late",
                "package demo;",
                "@dev.callwire.annotation.RpcService",
                "interface Late extends Base {",
                "  Holder hold(Holder holder);",
                "  @Override String toString();", // javac stops asking processors when every annotation is claimed
                "  record Holder(java.util.List<Missing> missing) {}",
                "  java.util.concurrent.Flow.Publisher<Missing> stream(java.util.concurrent.Flow.Publisher<Missing> in);",
                "}");
        var events = Javac.source(
                "demo.Told",
                "package demo;",
                "@dev.callwire.annotation.RpcEvents",
                "interface Told { void told(Missing missing); }");
        var generator = new Generator(
                "demo.Base",
                "package demo; interface Base { @dev.callwire.annotation.RpcNotification void base(); }",
                "demo.Missing",
                "package demo; record Missing(int x) {}");

        var compilation = com.google.testing.compile.Compiler.javac()
                .withProcessors(new RpcServiceProcessor(), generator)
                .compile(service, events);

        assertThat(Javac.messages(compilation)).isEmpty();
        assertThat(Javac.generated(compilation)).containsKeys("demo/LateClient.java", "demo/ToldPublisher.java");
        assertThat(Javac.schema(compilation, "demo.Late")).contains("demo.Missing", "late.base");
    }

    @Test
    void leavesUnknownTypesToTheCompiler() {
        var service = Javac.source(
                "demo.Lost",
                "package demo;",
                "@dev.callwire.annotation.RpcService(Lost.NAME)",
                "interface Lost {",
                "  Missing get(Holder holder, java.util.List<Missing> list) throws Gone;",
                "  record Holder(java.util.Map<Missing, Absent> missing) {}",
                "  @dev.callwire.annotation.RpcMethod(errors = Vanished.class)",
                "  java.util.concurrent.CompletionStage<String> later();",
                "  java.util.concurrent.Flow.Publisher<Missing> items(java.util.concurrent.Flow.Publisher<Absent> in);",
                "  @dev.callwire.annotation.RpcStream(overflow = dev.callwire.annotation.Overflow.CLOSE)",
                "  Flux<String> flux(",
                "      @dev.callwire.annotation.RpcStream(overflow = Lost.BLOCK) Flux<String> in);",
                "  @dev.callwire.annotation.RpcSubscription(subscribe = Lost.A, notification = Lost.B, unsubscribe = Lost.C)",
                "  java.util.concurrent.Flow.Publisher<String> subscribe();",
                "}");
        var events = Javac.source(
                "demo.LostEvents",
                "package demo;",
                "@dev.callwire.annotation.RpcEvents(Lost.NAME)",
                "interface LostEvents {",
                "  void told(Missing missing) throws Gone;",
                "  Missing result();",
                "}");

        var compilation = Javac.compile(service, events);

        assertThat(Javac.messages(compilation))
                .allSatisfy(message -> assertThat(message)
                        .containsAnyOf("cannot find symbol", "an enum annotation value must be an enum constant"));
        assertThat(Javac.messages(compilation)).hasSizeGreaterThan(4);
    }

    @Test
    void reportsBrokenRulesBesideUnknownTypes() {
        var service = Javac.source(
                "demo.Both",
                "package demo;",
                "@dev.callwire.annotation.RpcService",
                "interface Both {",
                "  Missing get();",
                "  Thread thread();",
                "}");

        var compilation = Javac.compile(service);

        assertThat(Javac.messages(compilation))
                .anyMatch(message -> message.startsWith("Both.java:4: error: cannot find symbol"))
                .anyMatch(message -> message.startsWith("Both.java:5: error: The result of thread()"));
    }

    @Test
    void mistakeOfOursIsOneErrorOnTheService() {
        var files = RewiredProcessor.failingFiler("GoodClient");
        var compilation = Javac.compile(new RewiredProcessor(files), List.of(), GOOD, other());

        assertThat(Javac.messages(compilation))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("Good.java:3: error: Callwire failed to process demo.Good, by a mistake of its own. Please"
                        + " report it with the source of this type and: java.lang.IllegalStateException: no disk, at ");
        assertThat(files.origins()).containsKey("demo.OtherClient");
    }

    private static JavaFileObject other() {
        return Javac.source(
                "demo.Other",
                "package demo;",
                "@dev.callwire.annotation.RpcService",
                "interface Other {",
                "  void f();",
                "}");
    }

    @Test
    void takenNameIsAnError() {
        var taken = Javac.source("demo.GoodClient", "package demo;", "class GoodClient {}");

        var compilation = Javac.compile(List.of("-Xlint:none"), GOOD, taken);

        assertThat(Javac.messages(compilation))
                .contains("Good.java:3: error: What is generated for a service must not be there already. Found"
                        + " demo.GoodClient. Rename the interface, or the class that has the name.");
    }

    @Test
    void everyFileComesFromItsInterfaceAlone() {
        var recorder = RewiredProcessor.recordingFiler();

        Javac.compile(new RewiredProcessor(recorder), List.of(), GOOD, other());

        assertThat(recorder.origins())
                .containsOnlyKeys(
                        "demo.GoodBinding",
                        "demo.GoodClient",
                        "demo.GoodDispatcher",
                        "META-INF/callwire/demo.Good.json",
                        "demo.OtherBinding",
                        "demo.OtherClient",
                        "demo.OtherDispatcher",
                        "META-INF/callwire/demo.Other.json")
                .allSatisfy((file, origins) ->
                        assertThat(origins).containsExactly(file.contains("Good") ? "demo.Good" : "demo.Other"));
    }

    @Test
    void claimsItsAnnotationsSoThatLintIsQuiet() {
        var compilation = com.google.testing.compile.Compiler.javac()
                .withProcessors(new RpcServiceProcessor())
                .withOptions("-Xlint:all,-path", "-Werror")
                .compile(GOOD, Javac.file("good/Calculator.java"));

        assertThat(Javac.messages(compilation)).isEmpty();
        assertThat(compilation.status()).isEqualTo(Compilation.Status.SUCCESS);
    }

    @Test
    void worksWithoutCompiling() {
        var compilation = Javac.compile(List.of("-proc:only"), GOOD);

        assertThat(Javac.generated(compilation)).isEqualTo(Javac.generated(Javac.compile(GOOD)));
    }

    @Test
    void isRegisteredAsAnIsolatingProcessor() throws IOException {
        assertThat(resource("META-INF/services/javax.annotation.processing.Processor"))
                .isEqualTo("dev.callwire.processor.RpcServiceProcessor\n");
        assertThat(resource("META-INF/gradle/incremental.annotation.processors"))
                .isEqualTo("dev.callwire.processor.RpcServiceProcessor,isolating\n");
    }

    @Test
    void supportsEverySourceVersion() {
        assertThat(new RpcServiceProcessor().getSupportedSourceVersion()).isEqualTo(SourceVersion.latestSupported());
    }

    private static String resource(String name) throws IOException {
        try (var in = RpcServiceProcessor.class.getClassLoader().getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Generates source files in its first round: a name, a text, and so on. */
    private static final class Generator extends AbstractProcessor {
        private final String[] files;
        private boolean done;

        Generator(String... files) {
            this.files = files;
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            for (var i = 0; i < files.length && !done; i += 2) {
                try (var out =
                        processingEnv.getFiler().createSourceFile(files[i]).openWriter()) {
                    out.write(files[i + 1]);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            done = true;
            return false;
        }
    }
}
