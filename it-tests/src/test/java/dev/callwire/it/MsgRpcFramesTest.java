package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.callwire.RpcClient;
import dev.callwire.call.ReconnectPolicy;
import dev.callwire.call.RemoteFaultException;
import dev.callwire.contract.Client;
import dev.callwire.contract.Demo;
import dev.callwire.contract.DemoEvents;
import dev.callwire.contract.DivisionByZero;
import dev.callwire.contract.Person;
import dev.callwire.protocol.msgrpc.MsgRpc;
import dev.callwire.stream.StreamReader;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A generated client against a server that says what the library's said, frame by frame. */
class MsgRpcFramesTest {
    private RawServer server;
    private RpcClient client;
    private Demo demo;

    @BeforeEach
    void connect() throws IOException {
        server = new RawServer();
        var accepting = CompletableFuture.runAsync(server::accept);
        client = RpcClient.builder(server.url())
                .protocol(MsgRpc.PROTOCOL)
                .reconnect(ReconnectPolicy.NEVER)
                .service(Client.class, text -> new StringBuilder(text).reverse().toString())
                .connect();
        accepting.join();
        demo = client.proxy(Demo.class);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    private static <T> CompletableFuture<T> call(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call);
    }

    /** What the client has sent next, in single quotes and without who it is from. */
    private String sent() throws IOException {
        return server.wire().read().text().replace('"', '\'').replaceFirst("'i':'\\w{10}','s':\\d+", "'i':…");
    }

    private static String tag(String frame) {
        return frame.replaceFirst(".*'tag':'(\\w+)'.*", "$1");
    }

    private void says(String pipe, String content) throws IOException {
        server.wire()
                .text(Json.text("{'u':'msg-rpc','v':1,'i':'SPgc3guB1W','s':1,'p':'" + pipe + "','m':" + content + "}"));
    }

    private void answers(String tag, String outcome, int isService) throws IOException {
        says("rs-rpc", "{" + outcome + ",'request':{'cmd':'x','tag':'" + tag + "'},'isService':" + isService + "}");
    }

    private void messages(String tag, String pipe, String content) throws IOException {
        says("rs-msger", "{'msg':{'p':'" + pipe + "','m':" + content + "},'tag':'" + tag + "'}");
    }

    private static <T> T result(CompletableFuture<T> call) throws Exception {
        return call.get(10, TimeUnit.SECONDS);
    }

    @Test
    void callIsThatOfTheLibrary() throws Exception {
        var greeting = call(() -> demo.greet(new Person("Ada", "Dr.")));
        var frame = sent();
        assertThat(frame)
                .matches("\\{'u':'msg-rpc','v':1,'i':…,'p':'rs-rpc','m':\\{'cmd':'demo.greet','args':"
                        + "\\{'person':\\{'name':'Ada','title':'Dr.'}},'tag':'r1_\\w{10}'}}");

        answers(tag(frame), "'err':null,'result':'Hello, Dr. Ada'", 0);

        assertThat(result(greeting)).isEqualTo("Hello, Dr. Ada");
    }

    @Test
    void failuresAreTold() throws Exception {
        var typed = call(() -> {
            try {
                return "" + demo.divide(7, 0);
            } catch (DivisionByZero e) {
                return e.getMessage() + " " + e.dividend();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        answers(tag(sent()), "'err':{'code':1001,'message':'division by zero','data':{'dividend':7}}", 0);
        assertThat(result(typed)).isEqualTo("division by zero 7");

        var unknown = call(demo::slept);
        answers(tag(sent()), "'err':404,'result':'Unknown cmd: demo.slept'", 0);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> result(unknown))
                .havingCause()
                .isInstanceOfSatisfying(
                        RemoteFaultException.class, e -> assertThat(e.code()).isEqualTo(-32601))
                .withMessage("Unknown cmd: demo.slept");
    }

    @Test
    void serviceCallsBackAndThenTellsItsOutcome() throws Exception {
        var called = call(() -> demo.callMe("abc"));
        var tag = tag(sent());
        answers(tag, "'err':null,'result':null", 1);
        var pipe = "c_client.reverse_c1_ZvbxNqz1Vk";
        messages(tag, pipe, "{'cmd':'client.reverse','args':{'text':'abc'},'ctag':'c1_ZvbxNqz1Vk'}");

        assertThat(sent())
                .isEqualTo("{'u':'msg-rpc','v':1,'i':…,'p':'rs-msger','m':{'msg':{'p':'" + pipe
                        + "','m':{'err':null,'result':'cba'}},'tag':'" + tag + "'}}");
        messages(tag, "__", "{'result':'cba'}");
        assertThat(result(called)).isEqualTo("cba");
    }

    @Test
    void serviceThatFailsSaysSo() throws Exception {
        var called = call(() -> demo.callMe("ab"));
        var tag = tag(sent());
        answers(tag, "'err':null,'result':null", 1);
        messages(tag, "c_nothing_c1_0szSqpIJXl", "{'cmd':'nothing','args':{},'ctag':'c1_0szSqpIJXl'}");
        assertThat(sent()).contains("'m':{'err':'404 Unkown cmd: nothing'}");
        messages(tag, "c_ping_c2_0szSqpIJXl", "{'cmd':'ping','args':{'k':1},'ctag':'c2_0szSqpIJXl'}");
        assertThat(sent()).matches(".*'m':\\{'err':null,'result':\\{'timestamp':\\d{13},'args':\\{'k':1}}}.*");
        messages(tag, "__", "{'error':'no mirror'}");

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> result(called))
                .havingCause()
                .isInstanceOfSatisfying(
                        RemoteFaultException.class, e -> assertThat(e.code()).isEqualTo(-32000))
                .withMessage("no mirror");
    }

    @Test
    void streamOfTheLibrarysGoesOnUntilItIsCancelled() throws Exception {
        String tag;
        try (var numbers = StreamReader.of(demo.count(5))) {
            var read = numbers.iterator();
            var first = call(read::next);
            tag = tag(sent());
            answers(tag, "'err':null,'result':5", 1);
            for (int n = 1; n <= 5; n++) {
                messages(tag, "__", "" + n);
            }
            assertThat(result(first)).isEqualTo(1);
            for (int n = 2; n <= 5; n++) {
                assertThat(read.next()).isEqualTo(n);
            }
        }
        assertThat(sent()).contains("'m':{'cmd':'$/cancel','args':{},'ctag':'c1_", "'tag':'" + tag + "'");
    }

    @Test
    void topicIsCalledAndItsMessagesAreEvents() throws Exception {
        BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();
        var subscribing = call(() -> client.subscribe(DemoEvents.class, heard::add));
        var frame = sent();
        assertThat(frame).contains("'p':'rs-rpc','m':{'cmd':'demo.ticks','args':{},'tag':'r1_");
        answers(tag(frame), "'err':null,'result':true", 1);
        var subscription = result(subscribing);
        messages(tag(frame), "__", "5");
        messages(tag(frame), "__", "6");

        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(5);
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(6);
        subscription.close();
        assertThat(sent()).contains("'cmd':'$/cancel'", "'tag':'" + tag(frame) + "'");
    }

    @Test
    void whatMakesNoSenseIsPassedOver() throws Exception {
        for (var frame : new String[] {"", "{", "7", "[]", "{}", "{'u':'msg-rpc','v':1,'p':'other','m':{}}"}) {
            server.wire().text(Json.text(frame));
        }
        answers("r1_ABCDEFGHIJ", "'err':null,'result':1", 0);
        answers("", "'err':null,'result':1", 0);
        messages("unknown", "__", "{'result':1}");
        messages("unknown", "c_client.reverse_c1_x", "{'cmd':'client.reverse','args':{'text':'a'},'ctag':'c1_x'}");

        var sum = call(() -> {
            try {
                return demo.add(1, 2);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        var tag = tag(sent());
        answers(tag, "'err':null,'result':3", 0);
        answers(tag, "'err':null,'result':4", 0);
        assertThat(result(sum)).isEqualTo(3);
    }
}
