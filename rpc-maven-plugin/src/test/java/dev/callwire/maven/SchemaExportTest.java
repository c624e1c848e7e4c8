package dev.callwire.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.schema.AsyncApiDocument;
import dev.callwire.schema.Doc;
import dev.callwire.schema.DocumentInfo;
import dev.callwire.schema.EventSchema;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.NamedType;
import dev.callwire.schema.OpenRpcDocument;
import dev.callwire.schema.OpenRpcVersion;
import dev.callwire.schema.ParamSchema;
import dev.callwire.schema.SchemaJson;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.Types;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaExportTest {

    private static final ServiceSchema ORDERS = service("com.acme.Orders", "orders", "place", "find");
    private static final ServiceSchema STOCK = service("com.acme.Stock", "stock", "count");

    private static final ServiceSchema WATCHER = new ServiceSchema(
            "com.acme.Watcher",
            true,
            "",
            "",
            Doc.NONE,
            null,
            List.of(MethodSchema.call("seen", "seen").build()),
            List.of());
    private static final ServiceSchema WATCHED = new ServiceSchema(
            "com.acme.Watched",
            "watched",
            Doc.NONE,
            null,
            List.of(MethodSchema.call("watched.watch", "watch")
                    .param(ParamSchema.required("watcher", Types.reference("com.acme.Watcher")))
                    .build()),
            List.of(NamedType.of(
                    "com.acme.Watcher", new TypeSchema.RemoteType("com.acme.Watcher", TypeSchema.Lifetime.CALL))));

    private final SchemaExport export = export(true, SchemaFormat.OPENRPC);

    private static final DocumentInfo INFO =
            new DocumentInfo("Shop", "1.0", List.of(DocumentInfo.server("wss://shop.example.com/rpc")));
    private static final ServiceSchema MARKET = new ServiceSchema(
            "com.acme.MarketEvents",
            false,
            "market",
            ".",
            Doc.NONE,
            null,
            List.of(),
            List.of(new EventSchema(
                    "market.traded",
                    "traded",
                    Doc.NONE,
                    null,
                    List.of(ParamSchema.required("price", Types.reference("com.acme.Price"))),
                    List.of(),
                    EventSchema.BUFFER)),
            List.of(NamedType.of("com.acme.Price", Types.object())));

    @TempDir
    private Path folder;

    private Path classes;
    private Path out;
    private Path file;

    @BeforeEach
    void layOutTheModule() {
        classes = folder.resolve("classes");
        out = folder.resolve("out");
        file = out.resolve("openrpc.json");
    }

    @Test
    void documentHoldsTheServicesOfClassOutput() throws Exception {
        put(classes, STOCK);
        put(classes, ORDERS);
        Files.writeString(schemas(classes).resolve("notes.txt"), "not a schema");

        SchemaExport.Outcome outcome = run(export);

        assertThat(file)
                .hasContent(OpenRpcDocument.of(List.of(ORDERS, STOCK), "Shop", "1.0")
                        .toPrettyJson());
        assertThat(outcome.message()).isEqualTo("Wrote " + file + " (2 services, 3 methods)");
    }

    @Test
    void callbackIsPartOfTheDocumentAndNoService() throws Exception {
        put(classes, WATCHED);
        put(classes, WATCHER);

        SchemaExport.Outcome outcome = run(export);

        assertThat(file)
                .hasContent(OpenRpcDocument.of(List.of(WATCHED, WATCHER), "Shop", "1.0")
                        .toPrettyJson());
        assertThat(outcome.message()).isEqualTo("Wrote " + file + " (1 service, 1 method)");
    }

    @Test
    void eventsArePartOfTheDocument() throws Exception {
        var tick = new EventSchema("acme.tick", "tick", Doc.NONE, null, List.of(), List.of(), EventSchema.BUFFER);
        put(
                classes,
                new ServiceSchema(
                        "com.acme.AcmeEvents",
                        false,
                        "acme",
                        ".",
                        Doc.NONE,
                        null,
                        List.of(),
                        List.of(tick),
                        List.of()));

        SchemaExport.Outcome outcome = run(export);

        assertThat(file).content().contains("acme.tick");
        assertThat(outcome.message()).isEqualTo("Wrote " + file + " (0 services, 0 methods, 1 event)");
    }

    @Test
    void moduleOfCallbacksAloneHasNoService() throws Exception {
        put(classes, WATCHER);

        assertThatThrownBy(() -> run(export))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("There must be a service to export");
    }

    @Test
    void documentStandsOnOneLineWhenNotPretty() throws Exception {
        put(classes, STOCK);

        run(export(false, SchemaFormat.OPENRPC));

        assertThat(file)
                .hasContent(OpenRpcDocument.of(List.of(STOCK), "Shop", "1.0").toJson());
    }

    @Test
    void documentThatHasNotChangedIsNotWrittenAgain() throws Exception {
        put(classes, STOCK);
        run(export);
        FileTime past = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(file, past);

        SchemaExport.Outcome outcome = run(export);

        assertThat(outcome.written()).isFalse();
        assertThat(outcome.message()).isEqualTo("Unchanged: " + file + " (1 service, 1 method)");
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(past);
    }

    @Test
    void documentThatHasChangedIsWrittenAgain() throws Exception {
        put(classes, STOCK);
        run(export);
        put(classes, ORDERS);

        assertThat(run(export).written()).isTrue();
        assertThat(file).content().contains("orders.place");
    }

    @Test
    void moduleWithoutServicesFailsSayingHowToRunTheProcessor() {
        assertThatThrownBy(() -> run(export))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("There must be a service to export, and none was found in "
                        + classes.resolve("META-INF/callwire") + ". The annotation processor leaves a schema there")
                .hasMessageContaining(
                        "<artifactId>rpc-annotation-processor</artifactId>\n          <version>0.5</version>")
                .hasMessageContaining("set includeDependencies to true")
                .hasMessageEndingWith("set failIfEmpty to false or skip to true.");
        assertThat(file).doesNotExist();
    }

    @Test
    void moduleWithoutServicesMayHaveADocumentWithoutMethods() throws Exception {
        export.run(new SchemaSources(classes, List.of(), false, "0.5"), file, out);

        assertThat(file).hasContent(OpenRpcDocument.of(List.of(), "Shop", "1.0").toPrettyJson());
    }

    @Test
    void dependenciesBringTheirServicesFromArchivesAndFolders() throws Exception {
        Path archive = archive("orders.jar", ORDERS);
        Path otherModule = folder.resolve("other/classes");
        put(otherModule, STOCK);
        Path model = Files.writeString(folder.resolve("parent.pom"), "<project/>");
        Path missing = folder.resolve("missing.jar");

        export.run(sources(archive, otherModule, model, missing), file, out);

        assertThat(file)
                .hasContent(OpenRpcDocument.of(List.of(ORDERS, STOCK), "Shop", "1.0")
                        .toPrettyJson());
    }

    @Test
    void ownServiceGoesBeforeThatOfADependency() throws Exception {
        put(classes, STOCK);
        Path archive = archive("old.jar", service("com.acme.Stock", "stock", "count", "recount"));

        export.run(sources(archive), file, out);

        assertThat(file)
                .hasContent(OpenRpcDocument.of(List.of(STOCK), "Shop", "1.0").toPrettyJson());
    }

    @Test
    void dependenciesThatAgreeOnAServiceAreOne() throws Exception {
        Path first = archive("first.jar", STOCK);
        Path second = archive("second.jar", STOCK);

        export.run(sources(first, second), file, out);

        assertThat(file)
                .hasContent(OpenRpcDocument.of(List.of(STOCK), "Shop", "1.0").toPrettyJson());
    }

    @Test
    void dependenciesThatDisagreeOnAServiceAreNamed() throws Exception {
        Path first = archive("first.jar", STOCK);
        Path second = archive("second.jar", service("com.acme.Stock", "stock", "recount"));

        assertThatThrownBy(() -> export.run(sources(first, second), file, out))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("An interface must have one schema. Found different ones for com.acme.Stock in " + first
                        + " and in " + second + ". Leave one of the two dependencies out.");
    }

    @Test
    void schemaThatCannotBeReadIsNamed() throws Exception {
        Path broken = schemas(classes).resolve("com.acme.Stock.json");
        Files.writeString(broken, "{\"callwire\": 9}");

        assertThatThrownBy(() -> run(export))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(broken + " cannot be read as a Callwire service schema: callwire, the version of the form,"
                        + " must be 1. Found: 9. Compile the module it comes from again, with one version of Callwire"
                        + " throughout.");
    }

    @Test
    void schemaInAnArchiveIsNamedWithItsArchive() throws Exception {
        Path archive = archive("broken.jar", "com.acme.Stock.json", "{");

        assertThatThrownBy(() -> export.run(sources(archive), file, out))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith(archive + "!/META-INF/callwire/com.acme.Stock.json cannot be read");
    }

    @Test
    void schemaUnderAnotherNameThanItsInterfaceIsRefused() throws Exception {
        Path copy = schemas(classes).resolve("com.acme.Copy.json");
        Files.write(copy, SchemaJson.write(STOCK));

        assertThatThrownBy(() -> run(export))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("A service schema must be named after its interface. Found com.acme.Stock in " + copy
                        + ". Compile the module it comes from again, from clean.");
    }

    @Test
    void methodsOfOneWireNameAreRefused() throws Exception {
        put(classes, STOCK);
        put(classes, service("com.acme.Stocks", "stock", "count"));

        assertThatThrownBy(() -> run(export))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("Found 'stock.count' in com.acme.Stock and in com.acme.Stocks.");
    }

    @Test
    void archiveThatIsNoneIsNamed() throws Exception {
        Path archive = Files.writeString(folder.resolve("broken.jar"), "not an archive");

        assertThatThrownBy(() -> export.run(sources(archive), file, out))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("The dependency " + archive + " cannot be read: ");
    }

    @Test
    void fileThatCannotBeWrittenIsNamed() throws Exception {
        put(classes, STOCK);
        Files.createDirectories(file);

        assertThatThrownBy(() -> run(export))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("The schema cannot be written to " + file + ": ");
    }

    @Test
    void eachFormatHasItsPlace() throws Exception {
        put(classes, MARKET);

        var outcomes = export(true, SchemaFormat.values()).run(sources(), file, out);

        assertThat(outcomes)
                .extracting(SchemaExport.Outcome::message)
                .containsExactly(
                        "Wrote " + file + " (0 services, 0 methods, 1 event)",
                        "Wrote " + out.resolve("asyncapi.json") + " (1 channel)",
                        "Wrote " + out.resolve("json-schema") + " (1 type)");
        assertThat(file).content().contains("\"openrpc\": \"1.4.1\"", "wss://shop.example.com/rpc");
        assertThat(out.resolve("asyncapi.json"))
                .hasContent(AsyncApiDocument.of(List.of(MARKET), INFO).toPrettyJson());
        assertThat(out.resolve("json-schema/Price.schema.json"))
                .content()
                .contains("\"$id\": \"https://shop.example.com/schemas/Price.schema.json\"");
    }

    @Test
    void filesThatHaveNotChangedAreNotWrittenAgain() throws Exception {
        put(classes, MARKET);
        export(true, SchemaFormat.values()).run(sources(), file, out);

        assertThat(export(true, SchemaFormat.values()).run(sources(), file, out))
                .extracting(SchemaExport.Outcome::message)
                .containsExactly(
                        "Unchanged: " + file + " (0 services, 0 methods, 1 event)",
                        "Unchanged: " + out.resolve("asyncapi.json") + " (1 channel)",
                        "Unchanged: " + out.resolve("json-schema") + " (1 type)");
    }

    @Test
    void formatThatIsNotChosenIsNotWritten() throws Exception {
        put(classes, MARKET);

        export(false, SchemaFormat.ASYNCAPI).run(sources(), file, out);

        assertThat(out).isDirectoryNotContaining("glob:**/openrpc.json");
        assertThat(out.resolve("asyncapi.json"))
                .hasContent(AsyncApiDocument.of(List.of(MARKET), INFO).toJson());
    }

    @Test
    void schemaOfATypeThatIsGoneIsRemovedAndThatOfAnotherIsNot() throws Exception {
        put(classes, MARKET);
        var types = export(false, SchemaFormat.JSON_SCHEMA);
        types.run(sources(), file, out);
        Path foreign = Files.writeString(out.resolve("json-schema/Own.schema.json"), "{}");
        Files.delete(classes.resolve(MARKET.resourceName()));
        put(classes, STOCK);

        types.run(sources(), file, out);

        assertThat(out.resolve("json-schema")).isDirectoryContaining(foreign::equals);
        assertThat(out.resolve("json-schema/Price.schema.json")).doesNotExist();
    }

    @Test
    void schemaOfAnotherInTheWayFailsTheBuild() throws Exception {
        put(classes, MARKET);
        Files.createDirectories(out.resolve("json-schema"));
        Path foreign = Files.writeString(out.resolve("json-schema/Price.schema.json"), "{}");

        assertThatThrownBy(() -> export(true, SchemaFormat.JSON_SCHEMA).run(sources(), file, out))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("one that Callwire did not write. Found " + foreign);
    }

    @Test
    void folderThatCannotBeWrittenIsNamed() throws Exception {
        put(classes, MARKET);
        Files.createDirectories(out);
        Files.writeString(out.resolve("json-schema"), "a file");

        assertThatThrownBy(() -> export(true, SchemaFormat.JSON_SCHEMA).run(sources(), file, out))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("The schema cannot be written to " + out.resolve("json-schema") + ": ");
    }

    @Test
    void documentsHaveAFileEach() {
        Path both = out.resolve("asyncapi.json");

        assertThatThrownBy(() -> export(true, SchemaFormat.values()).run(sources(), both, out))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("Documents must have a file each. Found " + both
                        + " for both OpenRPC and AsyncAPI. Set another outputFile.");
    }

    @Test
    void formatsAreKnownByTheirNames() {
        assertThat(SchemaFormat.of(List.of("json-schema", " openrpc", "openrpc")))
                .containsExactly(SchemaFormat.OPENRPC, SchemaFormat.JSON_SCHEMA);
        assertThatThrownBy(() -> SchemaFormat.of(List.of("openrpc", "openapi")))
                .hasMessage("A format must be one of openrpc, asyncapi, json-schema. Found: 'openapi'.");
        assertThatThrownBy(() -> SchemaFormat.of(List.of()))
                .hasMessage("At least one of the formats openrpc, asyncapi, json-schema must be chosen. To leave the"
                        + " goal out, set skip to true.");
    }

    @Test
    void baseOfJsonSchemasEndsWithASlash() {
        assertThat(SchemaExport.base(null)).isEmpty();
        assertThat(SchemaExport.base("https://a/b")).isEqualTo("https://a/b/");
        assertThat(SchemaExport.base("https://a/b/")).isEqualTo("https://a/b/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"schemas/", "urn:a", "https://a#b", "https://a?b", "https://{host}/"})
    void otherBasesAreRefused(String base) {
        assertThatThrownBy(() -> SchemaExport.base(base))
                .hasMessage("The base of JSON Schemas must be a URI with a path and no query or fragment, such as"
                        + " https://shop.example.com/schemas/. Found: '" + base + "'.");
    }

    private static SchemaExport export(boolean pretty, SchemaFormat... formats) {
        boolean plain = List.of(formats).equals(List.of(SchemaFormat.OPENRPC));
        return new SchemaExport(
                Set.of(formats).stream().collect(toCollection(TreeSet::new)),
                plain ? new DocumentInfo("Shop", "1.0") : INFO,
                plain ? OpenRpcVersion.V1_3_2 : OpenRpcVersion.V1_4_1,
                plain ? "" : "https://shop.example.com/schemas/",
                pretty);
    }

    private SchemaExport.Outcome run(SchemaExport export) throws MojoExecutionException, MojoFailureException {
        return export.run(sources(), file, out).get(0);
    }

    private SchemaSources sources(Path... dependencies) {
        return new SchemaSources(classes, List.of(dependencies), true, "0.5");
    }

    private static Path schemas(Path classes) throws IOException {
        return Files.createDirectories(classes.resolve("META-INF/callwire"));
    }

    private static void put(Path classes, ServiceSchema service) throws IOException {
        Path resource = classes.resolve(service.resourceName());
        Files.createDirectories(resource.getParent());
        Files.write(resource, SchemaJson.write(service));
    }

    private Path archive(String name, ServiceSchema service) throws IOException {
        return archive(name, service.interfaceName() + ".json", new String(SchemaJson.write(service), UTF_8));
    }

    private Path archive(String name, String fileName, String content) throws IOException {
        Path archive = folder.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("META-INF/callwire/"));
            zip.putNextEntry(new ZipEntry("META-INF/callwire/deeper/" + fileName));
            zip.write("ignored".getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry("META-INF/callwire/" + fileName));
            zip.write(content.getBytes(UTF_8));
        }
        return archive;
    }

    private static ServiceSchema service(String interfaceName, String namespace, String... methods) {
        return new ServiceSchema(
                interfaceName,
                namespace,
                Doc.NONE,
                null,
                Arrays.stream(methods)
                        .map(method -> MethodSchema.call(namespace + "." + method, method)
                                .build())
                        .toList(),
                List.of());
    }
}
