package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.callwire.RpcServer;
import dev.callwire.call.RecentEvents;
import dev.callwire.call.TopicOptions;
import dev.callwire.contract.ContractServer;
import dev.callwire.contract.DemoEvents;
import dev.callwire.contract.Eth;
import dev.callwire.schema.AsyncApiDocument;
import dev.callwire.schema.DocumentInfo;
import dev.callwire.schema.SchemaJson;
import dev.callwire.schema.ServiceSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes over the wire is what documents of AsyncAPI say: each frame is one of its channel's messages, and no other. */
@Tag("one-jdk")
@Timeout(60)
class AsyncApiFramesTest {

    @Test
    void topicWithKeysAndAHistory() {
        var channel = new Channel("quotes.price", QuoteEvents.class);
        var options = TopicOptions.DEFAULTS.withHistory(() -> new RecentEvents(10));
        try (var server = RpcServer.builder()
                        .host("127.0.0.1")
                        .events(QuoteEvents.class, options)
                        .start();
                var client = RawClient.connect(server)) {
            var subscribe =
                    withMeta(Json.call("1", "rpc.subscribe", "['quotes.price',{'symbol':'ACME'}]"), "{'credit':9}");
            channel.has("subscribe", subscribe);
            var id = channel.has("subscribed", client.ask(subscribe))
                    .path("result")
                    .asText();
            channel.has("position", client.next());
            server.publisher(QuoteEvents.class).price("OTHER", 1);
            server.publisher(QuoteEvents.class).price("ACME", 2);
            channel.has("event", client.next());

            var unsubscribe = Json.call("2", "rpc.unsubscribe", "['" + id + "']");
            channel.has("unsubscribe", unsubscribe);
            channel.has("unsubscribed", client.ask(unsubscribe));

            var again = withMeta(
                    Json.call("'3'", "rpc.subscribe", "{'topic':'quotes.price'}"), "{'credit':9,'lastEventId':'lost'}");
            channel.has("subscribe", again);
            channel.has("subscribed", client.ask(again));
            channel.has("resync", client.next());
            channel.has("position", client.next());

            var unknown = Json.call("4", "rpc.subscribe", "['quotes.price',{'nothing':1}]");
            channel.hasNot(unknown);
            channel.has("refused", client.ask(unknown));
        }
    }

    @Test
    void topicWithoutEither() {
        var channel = new Channel("demo.ticks", DemoEvents.class);
        try (var server = ContractServer.builder().host("127.0.0.1").start();
                var client = RawClient.connect(server)) {
            var subscribe = Json.call("1", "rpc.subscribe", "['demo.ticks']");
            channel.has("subscribe", subscribe);
            channel.has("subscribed", client.ask(subscribe));
            server.publisher(DemoEvents.class).ticks(5);
            channel.has("event", client.next());
            channel.hasNot(Json.call("2", "rpc.subscribe", "['demo.tocks']"));
            channel.hasNot(Json.notification("demo.ticks", "{'subscription':'t1','result':'5'}"));
        }
    }

    @Test
    void subscriptionByAMethodsOwnNames() {
        var channel = new Channel("eth_subscribe", Eth.class);
        try (var server = ContractServer.builder().host("127.0.0.1").start();
                var client = RawClient.connect(server)) {
            var subscribe = Json.call("1", "eth_subscribe", "['demo.ticks']");
            channel.has("subscribe", subscribe);
            channel.has("subscribe", Json.call("null", "eth_subscribe", "{'topic':'demo.ticks'}"));
            var id = channel.has("subscribed", client.ask(subscribe))
                    .path("result")
                    .asText();
            server.publisher(DemoEvents.class).ticks(5);
            channel.has("event", client.next());

            var unsubscribe = Json.call("2", "eth_unsubscribe", "{'subscription':'" + id + "'}");
            channel.has("unsubscribe", unsubscribe);
            channel.has("unsubscribed", client.ask(unsubscribe));

            var wrong = Json.call("3", "eth_subscribe", "[]");
            channel.hasNot(wrong);
            channel.has("refused", client.ask(wrong));
        }
    }

    @Test
    void endsOfASubscription() {
        var channel = new Channel("eth_subscribe", Eth.class);

        channel.has("completed", Json.notification("eth_subscription", "{'subscription':'n2','complete':true}"));
        channel.has(
                "failed",
                Json.notification(
                        "eth_subscription", "{'subscription':'n3','error':{'code':-32000,'message':'gone'}}"));
    }

    private static String withMeta(String call, String meta) {
        return call.substring(0, call.length() - 1) + ",\"meta\":" + Json.text(meta) + "}";
    }

    /** A channel of a document, with its messages. */
    private static final class Channel {
        private final JsonNode document;
        private final JsonNode messages;

        Channel(String name, Class<?>... interfaces) {
            document = Json.tree(AsyncApiDocument.of(
                            Stream.of(interfaces).map(Channel::schema).toList(), new DocumentInfo("Frames", "1"))
                    .toJson());
            messages = document.path("channels").path(name).path("messages");
            assertThat(messages).isNotEmpty();
        }

        private static ServiceSchema schema(Class<?> type) {
            var resource = ServiceSchema.resourceName(type.getName());
            try (var in = type.getClassLoader().getResourceAsStream(resource)) {
                return SchemaJson.read(in.readAllBytes(), resource);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The frame is that message. */
        JsonNode has(String message, String frame) {
            assertThat(matching(frame)).as(frame).containsExactly(message);
            return Json.tree(frame);
        }

        JsonNode has(String message, JsonNode frame) {
            return has(message, frame.toString());
        }

        /** The frame is none of its messages. */
        void hasNot(String frame) {
            assertThat(matching(frame)).as(frame).isEmpty();
        }

        private List<String> matching(String frame) {
            List<String> matching = new ArrayList<>();
            for (var message : messages.properties()) {
                if (problems(message.getValue(), frame).isEmpty()) {
                    matching.add(message.getKey());
                }
            }
            return matching;
        }

        private List<?> problems(JsonNode message, String frame) {
            var told = message.has("$ref")
                    ? document.at(message.path("$ref").asText().substring(1))
                    : message;
            ObjectNode schema = told.path("payload").deepCopy();
            schema.set("components", document.path("components"));
            return SchemaRegistry.withDefaultDialect(Dialects.getDraft7())
                    .getSchema(schema)
                    .validate(frame, InputFormat.JSON);
        }
    }
}
