package dev.callwire.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.callwire.annotation.RpcService;
import dev.callwire.stub.Caller;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What surrounds a service: class files, modules, names that mean something else, deprecation, newer comments. */
class SurroundingsTest {
    @TempDir
    private Path classes;

    @Test
    void classFileWithoutParameterNamesAsksForRpcParam() throws IOException {
        compileInto(classes, List.of(), base("String key"), error("int left"));

        var compilation = compileAgainst(classes, List.of(), service());

        assertThat(Javac.messages(compilation))
                .containsExactlyInAnyOrder(
                        "Api.java:3: error: A parameter goes by its name on the wire, and the class file of find(K)"
                                + " does not keep the names. Give each a name with @RpcParam, or compile it with"
                                + " -parameters. (Found in lib.Base.find(K).)",
                        "Api.java:3: error: An error must have a constructor whose parameters can all be read back, each"
                                + " by an accessor or a field of its name. Found none on Gone. Gone(int): the names of"
                                + " its parameters are not in its class file; give each a name with @RpcParam. (Found in"
                                + " lib.Gone.)");
    }

    @Test
    void classFileWithParameterNamesWillDo() throws IOException {
        compileInto(classes, List.of("-parameters"), base("String key"), error("int left"));

        var compilation = compileAgainst(classes, List.of(), service());

        assertThat(Javac.messages(compilation)).isEmpty();
        assertThat(Javac.schema(compilation, "demo.Api")).contains("\"key\"", "\"left\"");
    }

    @Test
    void callbackOfADependencyIsPassedByItsBinding() throws IOException {
        var binding = Javac.source("lib.WatcherBinding", "package lib; public final class WatcherBinding {}");
        compileInto(classes, List.of(), watcher(), binding);

        var compilation = compileAgainst(classes, List.of("-proc:only"), watching());

        assertThat(Javac.messages(compilation)).isEmpty();
        assertThat(Javac.generated(compilation).get("demo/WatchingBinding.java"))
                .contains("import lib.WatcherBinding;", ".reference(() -> WatcherBinding.INSTANCE)");
    }

    @Test
    void callbackOfADependencyWithoutItsBindingIsRefused() throws IOException {
        compileInto(classes, List.of(), watcher());

        var compilation = compileAgainst(classes, List.of(), watching());

        assertThat(Javac.messages(compilation))
                .containsExactly("Watching.java:4: error: The parameter 'watcher' cannot be serialised: it is a"
                        + " lib.Watcher, which was compiled without Callwire's annotation processor. Let the build that"
                        + " it comes from run the processor, so that there is a lib.WatcherBinding.");
    }

    @Test
    void callbackOfAnotherPackageIsPassedByItsBinding() {
        var compilation = Javac.compile(watcher(), watching());

        assertThat(Javac.messages(compilation)).isEmpty();
        assertThat(Javac.generated(compilation).get("demo/WatchingBinding.java"))
                .contains("import lib.WatcherBinding;", ".reference(() -> WatcherBinding.INSTANCE)");
    }

    private static JavaFileObject watcher() {
        return Javac.source(
                "lib.Watcher",
                "package lib;",
                "@dev.callwire.annotation.RpcCallback",
                "public interface Watcher {",
                "  void seen(int n);",
                "}");
    }

    private static JavaFileObject watching() {
        return Javac.source(
                "demo.Watching",
                "package demo;",
                "@dev.callwire.annotation.RpcService",
                "public interface Watching {",
                "  void watch(lib.Watcher watcher);",
                "}");
    }

    @Test
    void classFileWithRpcParamWillDo() throws IOException {
        compileInto(
                classes,
                List.of(),
                base("@dev.callwire.annotation.RpcParam(\"key\") String key"),
                error("@dev.callwire.annotation.RpcParam(\"left\") int left"));

        var compilation = compileAgainst(classes, List.of(), service());

        assertThat(Javac.messages(compilation)).isEmpty();
        assertThat(Javac.schema(compilation, "demo.Api")).contains("\"key\"", "\"left\"");
    }

    @Test
    void missingClassFileIsAnErrorThatNamesIt() throws IOException {
        var used = Javac.source(
                "lib.Used", "package lib; public class Used extends Above { public int x; } class Above {}");
        compileInto(classes, List.of(), used);
        Files.delete(classes.resolve("lib/Above.class"));

        var compilation = compileAgainst(
                classes,
                List.of(),
                Javac.source(
                        "demo.Api",
                        "package demo;",
                        "@dev.callwire.annotation.RpcService",
                        "interface Api {",
                        "  void use(lib.Used used);",
                        "}"));

        assertThat(Javac.messages(compilation))
                .contains("Api.java:4: error: The parameter 'used' cannot be serialised: it is a lib.Used, which needs"
                        + " lib.Above, which is not on the class path. Add the dependency that has it.");
    }

    @Test
    void moduleThatDoesNotReadTheCompilerGetsNoGeneratedAnnotation() {
        var module = Javac.source("module-info", "module demo { exports demo; }");
        var api = Javac.source(
                "demo.Api",
                "package demo;",
                "@dev.callwire.annotation.RpcService",
                "@SuppressWarnings(\"exports\")",
                "public interface Api {",
                "  int f(int a);",
                "  java.util.concurrent.Flow.Publisher<String> g(java.util.concurrent.Flow.Publisher<String> a);",
                "}");
        var events = Javac.source(
                "demo.Events",
                "package demo;",
                "@dev.callwire.annotation.RpcEvents",
                "@SuppressWarnings(\"exports\")",
                "public interface Events {",
                "  void told(@dev.callwire.annotation.EventKey String a, int b);",
                "}");

        var compilation = Javac.compile(
                List.of("--add-reads", "demo=ALL-UNNAMED", "-Werror"),
                module,
                api,
                events,
                Javac.source(
                        "demo.Hidden", "package demo;", "@dev.callwire.annotation.RpcService", "interface Hidden {}"));

        assertThat(Javac.messages(compilation)).isEmpty();
        assertThat(Javac.generated(compilation).get("demo/ApiClient.java")).doesNotContain("Generated");
        assertThat(Javac.generated(compilation).get("demo/HiddenBinding.java")).contains("public final class");
    }

    @Test
    void runtimeMustBeThere() {
        var compilation = com.google.testing.compile.Compiler.javac()
                .withProcessors(new RpcServiceProcessor())
                .withClasspath(List.of(annotations()))
                .compile(Javac.source(
                        "demo.Api", "package demo;", "@dev.callwire.annotation.RpcService", "interface Api {}"));

        assertThat(Javac.messages(compilation))
                .containsExactly(
                        "Api.java:3: error: The code generated for a service needs Callwire's runtime. Found no"
                                + " dev.callwire.stub.Caller. Put dev.callwire:rpc-runtime among the dependencies, and 'requires"
                                + " dev.callwire.runtime' into a module-info.");
    }

    @Test
    void namesOfThePackageDoNotGetInTheWay() {
        var compilation = Javac.compile(
                Javac.source("demo.String", "package demo; class String {}"),
                Javac.source("demo.Override", "package demo; class Override {}"),
                Javac.source("demo.Integer", "package demo; class Integer {}"),
                Javac.source("demo.Objects", "package demo; class Objects {}"),
                Javac.source("demo.JsonType", "package demo; class JsonType {}"),
                Javac.source(
                        "demo.Api",
                        "package demo;",
                        "@dev.callwire.annotation.RpcService",
                        "public interface Api {",
                        "  int f(java.lang.String a, java.lang.Integer b);",
                        "  record Objects(int x) {}",
                        "  record DemoBinding(int x) {}",
                        "  record Arguments(Objects y) {}",
                        "  java.util.concurrent.CompletionStage<Arguments> g();",
                        "  java.util.concurrent.Flow.Publisher<Flow> h(java.util.concurrent.Flow.Publisher<Flow> i);",
                        "  record Flow(int x) {}",
                        "}"),
                Javac.source(
                        "demo.Told",
                        "package demo;",
                        "@dev.callwire.annotation.RpcEvents",
                        "public interface Told {",
                        "  void f(@dev.callwire.annotation.EventKey java.lang.String a, java.lang.Integer b);",
                        "  void flow(int a, int b);",
                        "  void arguments(int a, int b);",
                        "  void eventSource(int a, int b);",
                        "  void override(int a, int b);",
                        "  void g(EventSink h);",
                        "  record EventSink(int x) {}",
                        "}"));

        assertThat(Javac.messages(compilation)).isEmpty();
    }

    @Test
    void typesOfRxJavaAreRefused() {
        var compilation = Javac.compile(
                Javac.source(
                        "io.reactivex.rxjava3.core.ObservableSource",
                        "package io.reactivex.rxjava3.core; public interface ObservableSource<T> {}"),
                Javac.source(
                        "io.reactivex.rxjava3.core.Single",
                        "package io.reactivex.rxjava3.core;",
                        "public abstract class Single<T> implements SingleSource<T> {}",
                        "interface SingleSource<T> {}"),
                Javac.source(
                        "demo.Api",
                        "package demo;",
                        "@dev.callwire.annotation.RpcService",
                        "interface Api {",
                        "  io.reactivex.rxjava3.core.ObservableSource<String> all();",
                        "  io.reactivex.rxjava3.core.Single<String> one();",
                        "}"));

        assertThat(Javac.messages(compilation))
                .containsExactly(
                        "Api.java:4: error: The result of all() cannot be serialised: it is an"
                                + " io.reactivex.rxjava3.core.ObservableSource<java.lang.String>, which is a stream. Let"
                                + " the method itself return java.util.concurrent.Flow.Publisher or Reactor's Flux, or"
                                + " take it as a parameter.",
                        "Api.java:5: error: The result of one() cannot be serialised: it is an"
                                + " io.reactivex.rxjava3.core.Single<java.lang.String>, which is a result that is not"
                                + " there yet. Return java.util.concurrent.CompletionStage or Reactor's Mono from the"
                                + " method itself.");
    }

    @Test
    void eventsMayBeNestedOrInNoPackage() {
        var compilation = Javac.compile(
                List.of("-Werror"),
                Javac.source(
                        "Outer",
                        "public interface Outer {",
                        "  @dev.callwire.annotation.RpcEvents",
                        "  interface Events { void price(int a, Item b); }",
                        "  record Item(int x) {}",
                        "}"));

        assertThat(Javac.messages(compilation)).isEmpty();
        assertThat(Javac.generated(compilation))
                .containsKeys(
                        "META-INF/callwire/Outer$Events.json",
                        "Outer_EventsBinding.java",
                        "Outer_EventsPublisher.java",
                        "Outer_EventsSubscriber.java");
    }

    @Test
    void nullIsNotMarkedWhereNobodyCanNameTheMark() {
        var compilation = com.google.testing.compile.Compiler.javac()
                .withProcessors(new RpcServiceProcessor())
                .withClasspath(List.of(annotations(), runtime()))
                .withOptions("-implicit:none", "-proc:only")
                .compile(Javac.source(
                        "demo.Told",
                        "package demo;",
                        "@dev.callwire.annotation.RpcEvents",
                        "interface Told { void f(@dev.callwire.annotation.EventKey String a); }"));

        assertThat(Javac.messages(compilation)).isEmpty();
        assertThat(Javac.generated(compilation).get("demo/ToldSubscriber.java"))
                .contains("Flow.Publisher<String> f(String a) {");
    }

    @Test
    void deprecationOfWhatIsNamedIsSuppressed() {
        var compilation = Javac.compile(
                List.of("-Werror"),
                Javac.source("lib.Old", "package lib;", "@Deprecated(forRemoval = true) public record Old(int x) {}"),
                Javac.source(
                        "demo.Api",
                        "package demo;",
                        "@dev.callwire.annotation.RpcService",
                        "@SuppressWarnings({\"removal\", \"unchecked\"})",
                        "public interface Api {",
                        "  @Deprecated(forRemoval = true) lib.Old gone(java.util.List<lib.Old> olds);",
                        "  @Deprecated void old();",
                        "  void all(java.util.List<String>... lists);",
                        "  @Deprecated java.util.concurrent.Flow.Publisher<lib.Old> stream();",
                        "}"),
                Javac.source(
                        "demo.Told",
                        "package demo;",
                        "@dev.callwire.annotation.RpcEvents",
                        "@SuppressWarnings({\"removal\", \"unchecked\"})",
                        "public interface Told {",
                        "  @Deprecated(forRemoval = true) void gone(java.util.List<lib.Old> olds, int a);",
                        "  @Deprecated void old(@dev.callwire.annotation.EventKey int a);",
                        "  void all(java.util.List<String>... lists);",
                        "}"));

        assertThat(Javac.messages(compilation)).isEmpty();
        assertThat(Javac.generated(compilation).get("demo/ApiClient.java"))
                .contains("@SuppressWarnings({\"deprecation\", \"removal\", \"unchecked\"})");
    }

    @Test
    void methodOfTwoInterfacesIsOneMethodThatFitsBoth() {
        var compilation = Javac.compile(
                Javac.source(
                        "demo.Api",
                        "package demo;",
                        "@dev.callwire.annotation.RpcService",
                        "interface Api extends Parts.Both {}"),
                Javac.source(
                        "demo.Parts",
                        "package demo;",
                        "interface Parts {",
                        "  interface Left { Shape get(int a) throws Gone; int size(); }",
                        "  interface Right { Circle get(int b); default int size() { return 1; } }",
                        "  interface Both extends Left, Right { @Override default int size() { return 2; } }",
                        "  class Shape { public int x; }",
                        "  class Circle extends Shape {}",
                        "  @dev.callwire.annotation.RpcError(code = 1)",
                        "  class Gone extends Exception { private static final long serialVersionUID = 1; }",
                        "}"));

        assertThat(Javac.messages(compilation)).isEmpty();
        assertThat(Javac.generated(compilation).get("demo/ApiClient.java"))
                .contains("public Parts.Circle get(int b) {")
                .doesNotContain("size");
    }

    @Test
    void commentsInMarkdownReachTheSchemaWhereTheCompilerHasThem() {
        var compilation = Javac.compile(Javac.source(
                "demo.Api",
                "package demo;",
                "@dev.callwire.annotation.RpcService",
                "interface Api {",
                "  /// Adds *two* numbers, see {@link Api}. And more.",
                "  ///",
                "  /// ```",
                "  /// --> {\"a\": 1}",
                "  /// <-- 2",
                "  /// ```",
                "  /// @param a the first",
                "  int add(int a);",
                "}"));

        assertThat(Javac.messages(compilation)).isEmpty();
        var schema = Javac.schema(compilation, "demo.Api");
        assertThat(schema.contains("\"summary\": \"Adds *two* numbers, see `Api`.\"")
                        && schema.contains("\"the first\"")
                        && schema.contains("\"examples\""))
                .isEqualTo(Runtime.version().feature() >= 23);
        assertThat(Javac.generated(compilation).get("demo/ApiClient.java")).doesNotContain("Adds");
    }

    private static File annotations() {
        return fileOf(RpcService.class);
    }

    private static File runtime() {
        return fileOf(Caller.class);
    }

    private static File fileOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    private static JavaFileObject base(String parameter) {
        return Javac.source(
                "lib.Base",
                "package lib; public interface Base<K> { int find(" + parameter.replace("String", "K") + "); }");
    }

    private static JavaFileObject error(String parameter) {
        return Javac.source(
                "lib.Gone",
                "package lib;",
                "@dev.callwire.annotation.RpcError(code = 7)",
                "public class Gone extends Exception {",
                "  private static final long serialVersionUID = 1;",
                "  public final int left;",
                "  public Gone(" + parameter + ") { this.left = left; }",
                "}");
    }

    private static JavaFileObject service() {
        return Javac.source(
                "demo.Api",
                "package demo;",
                "@dev.callwire.annotation.RpcService",
                "interface Api extends lib.Base<String> {",
                "  void f() throws lib.Gone;",
                "}");
    }

    /** Compiles sources into a folder, without the processor. */
    private static void compileInto(Path folder, List<String> options, JavaFileObject... sources) throws IOException {
        var compilation = com.google.testing.compile.Compiler.javac()
                .withOptions(
                        Stream.concat(Stream.of("-proc:none"), options.stream()).toList())
                .compile(sources);
        assertThat(compilation.status()).isEqualTo(Compilation.Status.SUCCESS);
        for (var file : compilation.generatedFiles()) {
            var path = folder.resolve(file.toUri().getPath().replaceFirst("^/CLASS_OUTPUT/", ""));
            Files.createDirectories(path.getParent());
            try (var in = file.openInputStream()) {
                Files.write(path, in.readAllBytes());
            }
        }
    }

    private static Compilation compileAgainst(Path folder, List<String> options, JavaFileObject... sources) {
        return com.google.testing.compile.Compiler.javac()
                .withProcessors(new RpcServiceProcessor())
                .withOptions(options)
                .withClasspath(
                        Stream.concat(Stream.of(folder.toFile()), classPath()).toList())
                .compile(sources);
    }

    private static Stream<File> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new);
    }
}
