package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callwire.contract.ContractServer;
import dev.callwire.contract.Demo;
import dev.callwire.contract.DemoEvents;
import dev.callwire.contract.Eth;
import dev.callwire.contract.Net;
import dev.callwire.contract.Watcher;
import dev.callwire.schema.OpenRpcDocument;
import dev.callwire.schema.SchemaJson;
import dev.callwire.schema.ServiceSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code rpc.discover} answers with the document that would be exported from the same classes. */
class DiscoveryTest {
    private final ContractFixture fixture = new ContractFixture();
    private JsonNode document;

    @BeforeEach
    void discover() {
        document = fixture.client().ask(Json.call("1", "rpc.discover", "[]")).path("result");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void documentIsThatOfTheSchemasInClassOutput() throws IOException {
        var schemas = new ArrayList<ServiceSchema>();
        for (var service : List.of(DemoEvents.class, Demo.class, Eth.class, Net.class, Watcher.class)) {
            var name = ServiceSchema.resourceName(service.getName());
            try (var in = ContractServer.class.getResourceAsStream("/" + name)) {
                schemas.add(SchemaJson.read(in.readAllBytes(), name));
            }
        }

        assertThat(document)
                .isEqualTo(Json.tree(
                        OpenRpcDocument.of(schemas, "Callwire contract", "1").toJson()));
    }

    @Test
    void documentTellsEveryMember() {
        assertThat(document.path("openrpc").asText()).startsWith("1.");
        assertThat(document.path("info").path("title").asText()).isEqualTo("Callwire contract");
        assertThat(document.path("methods").findValuesAsText("name"))
                .contains(
                        "demo.add",
                        "demo.subtract",
                        "demo.echo",
                        "demo.greet",
                        "demo.divide",
                        "demo.sleep",
                        "demo.slept",
                        "demo.log",
                        "demo.logged",
                        "demo.callMe",
                        "demo.watch",
                        "demo.count",
                        "demo.sum",
                        "demo.tick",
                        "demo.boom",
                        "eth_chainId",
                        "eth_subscribe",
                        "net_version");
    }

    @Test
    void membersAreDescribedByTheirJavadoc() {
        var divide = method("demo.divide");

        assertThat(divide.path("summary").asText())
                .isEqualTo("Divides one integer by another, and drops the remainder.");
        assertThat(divide.path("params").findValuesAsText("name")).containsExactly("a", "b");
        assertThat(divide.path("params").findValuesAsText("summary")).allMatch(words -> words.startsWith("the di"));
        assertThat(divide.path("errors").findValuesAsText("code")).contains("1001", "1002");
        assertThat(divide.path("examples")).isNotEmpty();
    }

    @Test
    void topicsAreToldBesideTheMethods() {
        assertThat(document.path("x-callwire").path("events").has("demo.ticks")).isTrue();
    }

    private JsonNode method(String name) {
        for (var method : document.path("methods")) {
            if (method.path("name").asText().equals(name)) {
                return method;
            }
        }
        throw new AssertionError("No method is named " + name);
    }
}
