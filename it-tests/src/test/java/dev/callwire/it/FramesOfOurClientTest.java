package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.callwire.RpcClient;
import dev.callwire.annotation.ParamStyle;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;
import dev.callwire.call.CallOptions;
import dev.callwire.call.MalformedAnswerException;
import dev.callwire.call.NotExecutedException;
import dev.callwire.call.RemoteFaultException;
import dev.callwire.call.RpcException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a generated client sends, frame by frame, and what it makes of answers, good and bad. */
class FramesOfOurClientTest {
    private RawServer server;
    private RpcClient client;
    private Named named;
    private Positional positional;

    @RpcService("named")
    interface Named {
        CompletableFuture<Integer> add(int a, @Nullable Integer b);

        CompletableFuture<String> nothing();

        CompletableFuture<@Nullable Void> finish();

        @RpcNotification
        void tell(String text);
    }

    @RpcService(value = "positional", separator = "/", params = ParamStyle.BY_POSITION)
    interface Positional {
        CompletableFuture<Integer> add(int a, @Nullable Integer b);

        CompletableFuture<String> nothing();

        @RpcNotification
        void tell(String text);
    }

    @BeforeEach
    void connect() throws IOException {
        server = new RawServer();
        var accepting = CompletableFuture.runAsync(server::accept);
        client = RpcClient.connect(server.url());
        accepting.join();
        named = client.proxy(Named.class);
        positional = client.proxy(Positional.class);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void paramsGoByNameOrByPosition() throws IOException {
        named.add(1, 2);
        assertThat(sent()).isEqualTo("{'jsonrpc':'2.0','id':1,'method':'named.add','params':{'a':1,'b':2}}");
        positional.add(1, 2);
        assertThat(sent()).isEqualTo("{'jsonrpc':'2.0','id':2,'method':'positional/add','params':[1,2]}");
    }

    @Test
    void methodWithoutParametersIsSentWithoutParams() throws IOException {
        named.nothing();
        assertThat(sent()).isEqualTo("{'jsonrpc':'2.0','id':1,'method':'named.nothing'}");
        positional.nothing();
        assertThat(sent()).isEqualTo("{'jsonrpc':'2.0','id':2,'method':'positional/nothing'}");
    }

    @Test
    void notificationHasNoId() throws IOException {
        named.tell("ž\"\n");
        assertThat(sent()).isEqualTo("{'jsonrpc':'2.0','method':'named.tell','params':{'text':'ž\\'\\n'}}");
        positional.tell("x");
        assertThat(sent()).isEqualTo("{'jsonrpc':'2.0','method':'positional/tell','params':['x']}");
    }

    @Test
    void absentParameterAtTheEndIsLeftOut() throws IOException {
        named.add(1, null);
        assertThat(sent()).isEqualTo("{'jsonrpc':'2.0','id':1,'method':'named.add','params':{'a':1}}");
        positional.add(1, null);
        assertThat(sent()).isEqualTo("{'jsonrpc':'2.0','id':2,'method':'positional/add','params':[1]}");
    }

    @Test
    void timeoutThatWasAskedForIsTold() throws IOException {
        client.proxy(Named.class, CallOptions.timeout(Duration.ofMillis(1500))).nothing();

        var frame = sent();
        var millis = frame.replaceAll(".*'timeoutMs':(\\d+)}}", "$1");
        assertThat(frame)
                .isEqualTo("{'jsonrpc':'2.0','id':1,'method':'named.nothing','meta':{'timeoutMs':" + millis + "}}");
        assertThat(Integer.parseInt(millis)).isBetween(1, 1500); // what is left of it, on however busy a machine
    }

    @Test
    void cancellingTellsTheServerAndPassesOverTheAnswer() throws Exception {
        var call = named.nothing();
        sent();

        call.cancel(true);

        assertThat(sent()).isEqualTo("{'jsonrpc':'2.0','method':'$/cancelRequest','params':{'id':1}}");
        answer("{'jsonrpc':'2.0','id':1,'error':{'code':-32800,'message':'cancelled'}}");
        connectionWorks(2);
    }

    @Test
    void lateAndForeignAndRepeatedAnswersArePassedOver() throws Exception {
        var call = named.add(1, 2);
        sent();

        answer("{'jsonrpc':'2.0','id':99,'result':1}");
        answer("{'jsonrpc':'2.0','id':'1','result':1}");
        answer("{'jsonrpc':'2.0','id':1.0,'result':1}");
        answer("{'jsonrpc':'2.0','id':null,'error':{'code':-32700,'message':'Parse error'}}");
        answer("{'jsonrpc':'2.0','method':'no.such','params':[1]}");
        answer("{'jsonrpc':'2.0','id':1,'result':3}");
        answer("{'jsonrpc':'2.0','id':1,'result':4}");
        answer("{'jsonrpc':'2.0','id':1,'error':{'code':1,'message':'x'}}");

        assertThat(call.get(10, TimeUnit.SECONDS)).isEqualTo(3);
        connectionWorks(2);
    }

    @Test
    void voidCallTakesAnyResult() throws Exception {
        for (var result : new String[] {"null", "true", "{'x':1}"}) {
            var call = named.finish();
            answerTo(sent(), "'result':" + result);

            assertThat(call.get(10, TimeUnit.SECONDS)).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'result':'3'",
                "'result':1.5",
                "'result':null",
                "'result':[]",
                "'result':99999999999",
                "'error':7",
                "'error':{'code':1}",
                "'error':{'code':'1','message':'x'}",
                "'error':{'message':'x'}"
            })
    void answerThatDoesNotFitFailsItsCallAlone(String outcome) throws Exception {
        var call = named.add(1, 2);
        answerTo(sent(), outcome);

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> call.get(10, TimeUnit.SECONDS))
                .withCauseInstanceOf(MalformedAnswerException.class)
                .havingCause()
                .withMessageContaining("named.add");
        connectionWorks(2);
    }

    @Test
    void batchOfAnswersIsTaken() throws Exception {
        var first = named.add(1, 2);
        var second = named.nothing();
        sent();
        sent();

        answer("[{'jsonrpc':'2.0','id':2,'result':'x'},{'jsonrpc':'2.0','id':1,'result':3}]");

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("x");
    }

    @Test
    void errorsOfTheProtocolAreRemoteFaults() throws Exception {
        var call = named.nothing();
        answerTo(sent(), "'error':{'code':-32601,'message':'no such thing','data':{'x':[1]},'stack':'…'}");

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> call.get(10, TimeUnit.SECONDS))
                .havingCause()
                .isInstanceOfSatisfying(RemoteFaultException.class, fault -> {
                    assertThat(fault.code()).isEqualTo(-32601);
                    assertThat(fault.data()).isEqualTo("{\"x\":[1]}");
                });
    }

    @Test
    void busyServerHasNotExecutedTheCall() throws Exception {
        var call = named.nothing();
        answerTo(sent(), "'error':{'code':-32009,'message':'later, please'}");

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> call.get(10, TimeUnit.SECONDS))
                .withCauseInstanceOf(NotExecutedException.class);
    }

    @Test
    void callOfAMethodThatWeDoNotServeIsAnswered() throws Exception {
        answer("{'jsonrpc':'2.0','id':1,'method':'no.such'}");

        assertThat(sent()).startsWith("{'jsonrpc':'2.0','id':1,'error':{'code':-32601,'message':'Method not found");
    }

    @Test
    void whatIsNotJsonIsToldAndTheConnectionKept() throws Exception {
        answer("{'jsonrpc':");

        assertThat(sent()).startsWith("{'jsonrpc':'2.0','id':null,'error':{'code':-32700,");
        connectionWorks(1);
    }

    @Test
    void callIsNotSentWhenItsParamsAreTooLarge() throws Exception {
        assertThatExceptionOfType(RpcException.class)
                .isThrownBy(() -> named.tell("x".repeat(17 << 20)))
                .isInstanceOf(NotExecutedException.class);
        connectionWorks(1);
    }

    private void connectionWorks(int nextId) throws Exception {
        var call = named.add(20, 22);
        assertThat(sent()).startsWith("{'jsonrpc':'2.0','id':" + nextId + ",");
        answer("{'jsonrpc':'2.0','id':" + nextId + ",'result':42}");
        assertThat(call.get(10, TimeUnit.SECONDS)).isEqualTo(42);
    }

    /** What the client has sent next, in single quotes. */
    private String sent() throws IOException {
        return server.wire().read().text().replace('"', '\'');
    }

    private void answer(String frame) throws IOException {
        server.wire().text(Json.text(frame));
    }

    private void answerTo(String call, String outcome) throws IOException {
        answer("{'jsonrpc':'2.0','id':" + Json.tree(Json.text(call)).path("id") + "," + outcome + "}");
    }
}
