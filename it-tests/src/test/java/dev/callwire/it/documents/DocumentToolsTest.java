package dev.callwire.it.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.contract.Client;
import dev.callwire.contract.Demo;
import dev.callwire.contract.DemoEvents;
import dev.callwire.contract.Eth;
import dev.callwire.contract.Net;
import dev.callwire.contract.Watcher;
import dev.callwire.it.HostileServices;
import dev.callwire.it.ethereum.Ethereum;
import dev.callwire.schema.Doc;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.ParamSchema;
import dev.callwire.schema.ResultSchema;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.StreamSchema;
import dev.callwire.schema.SubscriptionSchema;
import dev.callwire.schema.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The official tools of OpenRPC, AsyncAPI and JSON Schema on documents of the contract, and of services that are named to break them. */
@Tag("one-jdk")
@Timeout(120)
class DocumentToolsTest {
    private static final List<String> TYPES =
            List.of("PlainTypes", "NamedTypes", "AbsentTypes", "UnionTypes", "FormedTypes", "ConstrainedTypes");

    @Test
    void toolsReadAllDocuments() throws Exception {
        var contract = ExportedDocuments.of(
                "contract", Client.class, Demo.class, DemoEvents.class, Eth.class, Net.class, Watcher.class);
        var hostile = ExportedDocuments.of(
                "hostile",
                List.of(
                        HostileServices.events(),
                        HostileServices.service("com.example.Hostile"),
                        HostileServices.callback(),
                        subscriptions()));
        var market = ExportedDocuments.of(
                "market",
                Class.forName("dev.callwire.it.typescript.Market"),
                Class.forName("dev.callwire.it.typescript.MarketEvents"),
                Class.forName("dev.callwire.it.typescript.MarketNews"));
        var ethereum = ExportedDocuments.of("ethereum", Ethereum.class);
        var types = ExportedDocuments.of("types", corpus());
        var nothing = ExportedDocuments.of("nothing");

        try (var tools = DocumentTools.start(
                DocumentTools.FOLDER,
                "read-documents.mjs",
                contract.folder().toString(),
                ethereum.folder().toString(),
                nothing.folder().toString(),
                "--recursive",
                market.folder().toString(),
                types.folder().toString(),
                hostile.folder().toString())) {
            tools.succeeds();
            assertThat(tools.output()).last().asString().endsWith(" passed, 0 failed");
        }
    }

    /** Services that take and return types of every kind. */
    private static List<ServiceSchema> corpus() throws ClassNotFoundException {
        List<ServiceSchema> services = new ArrayList<>();
        for (String name : TYPES) {
            services.add(ExportedDocuments.schema(Class.forName("dev.callwire.it.schemas." + name)));
        }
        return services;
    }

    /** Subscriptions by all those names, of which the notifications and unsubscribing methods are shared. */
    private static ServiceSchema subscriptions() {
        var stream = new StreamSchema(null, true, new SubscriptionSchema("*/ `${notify}`", "__proto__"));
        return new ServiceSchema(
                "com.example.Subscriptions",
                "s",
                Doc.NONE,
                null,
                HostileServices.NAMES.stream()
                        .map(name -> MethodSchema.call("s." + name, name)
                                .param(ParamSchema.optional("constructor", Types.INT))
                                .param(ParamSchema.required("__proto__", Types.STRING))
                                .result(new ResultSchema(Doc.NONE, Types.LONG, stream))
                                .build())
                        .toList(),
                List.of());
    }
}
