package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.contract.ContractServer;
import dev.callwire.contract.Demo;
import dev.callwire.protocol.r2.RepeatCounts;
import dev.callwire.protocol.r2.WebSocketR2;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hostile or mistaken client sends over WebSocketR2: an error comes, or nothing, and the connection stays. */
@Timeout(120)
class R2BadInputTest {
    private static final int FLOOD = 100_000;

    private final WebSocketR2 protocol = WebSocketR2.builder().build();
    private final RpcServer server = ContractServer.builder()
            .host("127.0.0.1")
            .protocol(protocol, "/hostile")
            .start();
    private RawClient client;
    private int lastId = 1_000_000;

    @BeforeEach
    void connect() {
        client = RawClient.connect(server, "/hostile");
    }

    @AfterEach
    void close() {
        try {
            assertThat(ask("demo.add", "{'a':1,'b':2}").path("data").asInt()).isEqualTo(3);
            try (var bystander = RpcClient.connect("ws://127.0.0.1:" + server.port() + "/rpc")) {
                assertThat(bystander.proxy(Demo.class).logged()).isEmpty();
            }
        } finally {
            client.close();
            server.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "5",
                "null",
                "{}",
                "{'id':5}",
                "{'id':null,'data':{'action':'demo.add'}}",
                "{'id':'5','data':{'action':'demo.add'}}",
                "{'id':[5],'data':{'action':'demo.add'}}",
                "{'id':true,'data':{'action':'demo.add'}}",
                "{'id':5,'id':6,'data':{'action':'demo.add'}}",
                "{'id':5,'data':{'action':'demo.add'",
                "{'id':NaN,'data':{'action':'demo.add'}}",
                "{'data':'hello'}",
                "{'data':{'action':'demo.nothing'}}",
                "{'data':{'action':'demo.add','params':5}}",
                "{'data':{'action':'demo.divide','params':{'a':1,'b':0}}}",
                "{'data':{'action':'demo.boom'}}",
                "{'data':{'action':'demo.count','params':{'upTo':3}}}",
                "{'data':{'action':'subscribe','params':{'topic':'demo.nothing'}}}",
                "{'data':{'action':'publish','params':{'topic':'demo.ticks','data':'x'}}}",
                "{'data':{'event':'demo.ticks','data':5}}",
                "{'__proto__':{},'constructor':1,'data':{'toString':1}}"
            })
    void whatCannotBeAnsweredIsPassedOver(String frame) {
        client.send(Json.text(frame));

        assertThat(ask("demo.logged", "{}").path("data")).isEmpty(); // and so it comes next
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'hello'                                                      | -32601
                    5                                                            | -32601
                    {}                                                           | -32601
                    {'action':5}                                                 | -32601
                    {'action':'demo.nothing'}                                    | -32601
                    {'action':''}                                                | -32601
                    {'action':'__proto__'}                                       | -32601
                    {'action':'rpc.subscribe','params':['demo.ticks']}           | -32601
                    {'action':'$/cancelRequest','params':{'id':1}}               | -32601
                    {'action':'demo.count','params':{'upTo':3}}                  | -32601
                    {'action':'demo.sum','params':{'numbers':{'token':1}}}       | -32601
                    {'action':'demo.watch','params':{'watcher':{}}}              | -32601
                    {'action':'eth_subscribe','params':{'topic':'demo.ticks'}}   | -32601
                    {'action':'demo.log','params':{'line':'x'}}                  | -32600
                    {'action':'demo.add','action':'demo.add'}                    | -32600
                    {'action':'demo.add','params':5}                             | -32602
                    {'action':'demo.add','params':{'a':'x','b':2}}               | -32602
                    {'action':'demo.add','params':{'a':1}}                       | -32602
                    {'action':'demo.add','params':{'a':1,'b':2,'c':3}}           | -32602
                    {'action':'subscribe'}                                       | -32602
                    {'action':'subscribe','params':{'topic':5}}                  | -32602
                    {'action':'subscribe','params':{'topic':'demo.nothing'}}     | -32602
                    {'action':'subscribe','params':{'topic':'demo.ticks','keys':{}}} | -32602
                    {'action':'unsubscribe','params':{'topic':'demo.ticks'}}     | -32602
                    {'action':'publish','params':{'topic':'demo.ticks'}}         | -32602
                    {'action':'publish','params':{'topic':'demo.ticks','data':'x'}} | -32015
                    {'action':'demo.boom'}                                       | -32603
                    """)
    void whatHasAnIdIsAnsweredInTheFormOfTheProtocol(String data, int code) {
        var answer = client.ask(Json.text("{'data':" + data + ",'id':-7e0}"));

        assertThat(answer.path("id").decimalValue()).isEqualByComparingTo("-7");
        assertThat(answer.path("data").path("error").path("code").asInt()).isEqualTo(code);
        assertThat(answer.path("data")).hasSize(1);
    }

    @Test
    void refusalOfAStreamNamesTheMethodAndTheProtocolsThatCan() {
        assertThat(ask("demo.count", "{'upTo':3}")
                        .path("data")
                        .path("error")
                        .path("message")
                        .asText())
                .startsWith("demo.count returns a stream, which WebSocketR2 cannot carry; these can: JSON-RPC 2.0");
    }

    @Test
    void callThatIsNestedTooDeepIsAnsweredAndCounted() {
        client.send(Json.text(
                "{'data':{'action':'demo.echo','params':{'value':" + "[".repeat(100) + "]".repeat(100) + "}},'id':3}"));

        assertThat(client.next().path("data").path("error").path("code").asInt())
                .isEqualTo(-32700);
        assertThat(server.limitsPassed()).containsEntry("jsonDepth", 1L);
    }

    @Test
    void floodOfRepeatsOfARunningCallRunsItOnce() {
        var sleep = Json.text("{'data':{'action':'demo.sleep','params':{'millis':3000}},'id':0}");

        for (int i = 0; i <= FLOOD; i++) {
            client.send(sleep);
        }

        assertThat(client.next().path("data").asText()).isEqualTo("done");
        // Those that came when it had been answered were answered again.
        await().atMost(Duration.ofSeconds(60)).until(() -> repeats() == FLOOD);
        for (long i = protocol.counts().answered(); i > 0; i--) {
            assertThat(client.next().path("data").asText()).isEqualTo("done");
        }
        assertThat(ask("demo.slept", "{}").path("data").asInt()).isEqualTo(1);
        assertThat(server.limitsPassed()).isEmpty();
    }

    @Test
    void floodOfRepeatsOfAnAnsweredCallIsAnsweredAndRunsItOnce() {
        var sleep = Json.text("{'data':{'action':'demo.sleep','params':{'millis':1}},'id':0}");
        client.ask(sleep);

        for (int i = 0; i < FLOOD; i++) {
            client.send(sleep);
        }
        for (int i = 0; i < FLOOD; i++) {
            assertThat(client.nextText()).isEqualTo("{\"id\":0,\"data\":\"done\"}");
        }

        assertThat(protocol.counts()).isEqualTo(new RepeatCounts(FLOOD, 0, 0));
        assertThat(ask("demo.slept", "{}").path("data").asInt()).isEqualTo(1);
        assertThat(server.limitsPassed()).isEmpty();
    }

    @Test
    void floodOfOneIdWithOtherDataEachTimeIsAnsweredEachTime() {
        for (int i = 0; i < 1_000; i++) {
            client.send(Json.text("{'data':{'action':'demo.add','params':{'a':" + i + ",'b':0}},'id':0}"));
        }

        for (int i = 0; i < 1_000; i++) {
            assertThat(client.next().path("data").asInt()).isEqualTo(i);
        }
        assertThat(protocol.counts()).isEqualTo(new RepeatCounts(0, 0, 0));
    }

    @Test
    void callsOfAConnectionThatIsLostAreStoppedAndCounted() {
        try (var other = RawClient.connect(server, "/hostile")) {
            for (int i = 0; i < 5; i++) {
                other.send(Json.text("{'data':{'action':'demo.sleep','params':{'millis':20000}},'id':" + i + "}"));
            }
            other.ask(Json.text("{'data':{'action':'demo.slept'},'id':5}"));
        }

        await().until(() -> protocol.counts().unanswered() == 5);
        assertThat(ask("demo.slept", "{}").path("data").asInt()).isZero();
    }

    private long repeats() {
        return protocol.counts().answered() + protocol.counts().joined();
    }

    private JsonNode ask(String action, String params) {
        return client.ask(
                Json.text("{'data':{'action':'" + action + "','params':" + params + "},'id':" + lastId++ + "}"));
    }
}
