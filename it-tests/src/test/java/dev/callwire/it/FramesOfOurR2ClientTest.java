package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.callwire.RpcClient;
import dev.callwire.annotation.Idempotent;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;
import dev.callwire.call.CallOptions;
import dev.callwire.call.MalformedAnswerException;
import dev.callwire.call.MaybeExecutedException;
import dev.callwire.call.NotExecutedException;
import dev.callwire.call.ReconnectPolicy;
import dev.callwire.call.RemoteFaultException;
import dev.callwire.contract.DemoEvents;
import dev.callwire.protocol.r2.WebSocketR2;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a generated client sends to a server of WebSocketR2, frame by frame, and what it makes of what comes. */
@Timeout(60)
class FramesOfOurR2ClientTest {
    private static final ReconnectPolicy OFTEN =
            ReconnectPolicy.DEFAULTS.withDelays(Duration.ofMillis(5), Duration.ofMillis(50));

    private final BlockingQueue<String> notices = new LinkedBlockingQueue<>();
    private RawServer server;
    private RpcClient client;
    private Shop shop;

    @RpcService("shop")
    interface Shop {
        CompletableFuture<Integer> sell(int count);

        @Idempotent
        CompletableFuture<Integer> count(String what);

        CompletableFuture<String> open();

        @RpcNotification
        void tell(String line);

        Flow.Publisher<Integer> sales();
    }

    @RpcService("client")
    interface Notices {
        @RpcNotification
        void notice(String text);
    }

    @RpcService("back")
    interface CalledBack {
        int ask();
    }

    @BeforeEach
    void connect() throws IOException {
        server = new RawServer();
        var accepting = CompletableFuture.runAsync(server::accept);
        client = RpcClient.builder(server.url())
                .protocol(WebSocketR2.builder()
                        .resendAfter(Duration.ofMillis(200))
                        .build())
                .service(Notices.class, notices::add)
                .reconnect(OFTEN)
                .connect();
        accepting.join();
        shop = client.proxy(Shop.class);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void callsCountFromOneInTheOrderOfTheLibrary() throws IOException {
        shop.sell(2);
        assertThat(sent()).isEqualTo("{'data':{'action':'shop.sell','params':{'count':2}},'id':1}");
        shop.open();
        assertThat(sent()).isEqualTo("{'data':{'action':'shop.open'},'id':2}");
        shop.tell("é");
        assertThat(sent()).isEqualTo("{'data':{'action':'shop.tell','params':{'line':'é'}}}");
    }

    @Test
    void subscriberThatLeavesSilencesNoneThatIsAboutToCome() throws Exception {
        var first = CompletableFuture.supplyAsync(() -> client.subscribe(DemoEvents.class, n -> {}));
        assertThat(sent()).isEqualTo("{'data':{'action':'subscribe','params':{'topic':'demo.ticks'}},'id':1}");
        answer("{'id':1,'data':true}");
        var heard = new LinkedBlockingQueue<Integer>();
        var second = CompletableFuture.supplyAsync(() -> client.subscribe(DemoEvents.class, heard::add));
        assertThat(sent()).contains("'subscribe'");

        first.get(10, TimeUnit.SECONDS).close();
        answer("{'id':2,'data':true}");
        second.get(10, TimeUnit.SECONDS);
        answer("{'data':{'event':'demo.ticks','data':5}}");
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(5);

        second.get().close();
        assertThat(sent()).isEqualTo("{'data':{'action':'unsubscribe','params':{'topic':'demo.ticks'}},'id':3}");
    }

    @Test
    void timeoutStaysHere() throws IOException {
        client.proxy(Shop.class, CallOptions.timeout(Duration.ofSeconds(9))).open();

        assertThat(sent()).isEqualTo("{'data':{'action':'shop.open'},'id':1}");
    }

    @Test
    void answersAreToldByTheirIds() throws Exception {
        var sold = shop.sell(2);
        var opened = shop.open();
        sent();
        sent();

        answer("{'id':9,'data':1}");
        answer("not json");
        answer("{'id':2,'data':'yes'}");
        answer("{'id':1,'data':2}");
        answer("{'id':1,'data':3}");

        assertThat(sold.get(10, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(opened.get(10, TimeUnit.SECONDS)).isEqualTo("yes");
    }

    @Test
    void errorIsARemoteFault() throws IOException {
        var sold = shop.sell(2);
        sent();
        answer("{'id':1,'data':{'error':{'code':7,'message':'sold out','data':{'left':1}}}}");

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> sold.get(10, TimeUnit.SECONDS))
                .withCauseInstanceOf(RemoteFaultException.class)
                .havingCause()
                .satisfies(fault ->
                        assertThat(((RemoteFaultException) fault).code()).isEqualTo(7))
                .satisfies(fault ->
                        assertThat(((RemoteFaultException) fault).data()).isEqualTo("{\"left\":1}"))
                .withMessageContaining("sold out");
    }

    @Test
    void answerOfAnotherTypeIsMalformed() throws IOException {
        var sold = shop.sell(2);
        sent();
        answer("{'id':1,'data':{'error':{'code':'x','message':5}}}");

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> sold.get(10, TimeUnit.SECONDS))
                .withCauseInstanceOf(MalformedAnswerException.class);
    }

    @Test
    void lateIdempotentCallIsSentAgainWithItsIdAndAnotherIsNot() throws Exception {
        var sold = shop.sell(2);
        var counted = shop.count("pears");
        var frame = "{'data':{'action':'shop.count','params':{'what':'pears'}},'id':2}";

        assertThat(sent()).startsWith("{'data':{'action':'shop.sell'");
        assertThat(sent()).isEqualTo(frame);
        assertThat(sent()).isEqualTo(frame);
        assertThat(sent()).isEqualTo(frame);

        answer("{'id':2,'data':5}");
        answer("{'id':1,'data':2}");
        assertThat(counted.get(10, TimeUnit.SECONDS)).isEqualTo(5);
        assertThat(sold.get(10, TimeUnit.SECONDS)).isEqualTo(2);
    }

    @Test
    void lostIdempotentCallIsSentOverTheNextConnectionWithItsIdAndAnotherIsNot() throws Exception {
        var sold = shop.sell(2);
        var counted = shop.count("pears");
        sent();
        var frame = sent();

        server.wire().close();
        server.accept();

        assertThat(sent()).isEqualTo(frame);
        answer("{'id':2,'data':5}");
        assertThat(counted.get(10, TimeUnit.SECONDS)).isEqualTo(5);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> sold.get(10, TimeUnit.SECONDS))
                .withCauseInstanceOf(MaybeExecutedException.class);
        shop.open();
        assertThat(sent()).isEqualTo("{'data':{'action':'shop.open'},'id':3}");
    }

    @Test
    void eventsComeByTheirTopicAndAreSubscribedToAgain() throws Exception {
        var heard = new LinkedBlockingQueue<Integer>();
        var subscribing = CompletableFuture.supplyAsync(() -> client.subscribe(DemoEvents.class, heard::add));
        assertThat(sent()).isEqualTo("{'data':{'action':'subscribe','params':{'topic':'demo.ticks'}},'id':1}");
        answer("{'id':1,'data':true}");
        var subscription = subscribing.get(10, TimeUnit.SECONDS);

        answer("{'data':{'event':'demo.other','data':4}}");
        answer("{'data':{'event':'demo.ticks','data':5}}");
        answer("{'data':{'event':'demo.t\\u0069cks','data':6}}");
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(5);
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(6);

        server.wire().close();
        server.accept();
        assertThat(sent()).isEqualTo("{'data':{'action':'subscribe','params':{'topic':'demo.ticks'}},'id':1}");
        answer("{'id':1,'data':true}");
        answer("{'data':{'event':'demo.ticks','data':7}}");
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(7);

        subscription.close();
        assertThat(sent()).isEqualTo("{'data':{'action':'unsubscribe','params':{'topic':'demo.ticks'}},'id':2}");
    }

    @Test
    void topicThatIsRefusedIsAnError() throws Exception {
        var subscribing = CompletableFuture.runAsync(() -> client.subscribe(DemoEvents.class, (int n) -> {}));
        sent();
        answer("{'id':1,'data':{'error':{'code':-32602,'message':'There is no topic demo.ticks'}}}");

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> subscribing.get(10, TimeUnit.SECONDS))
                .withCauseInstanceOf(RemoteFaultException.class)
                .withMessageContaining("There is no topic demo.ticks");
    }

    @Test
    void notificationsOfTheServerAreServed() throws Exception {
        answer("{'data':{'action':'client.notice','params':{'text':'open'}}}");

        assertThat(notices.poll(10, TimeUnit.SECONDS)).isEqualTo("open");
    }

    @Test
    void streamIsNotSentAndTheErrorNamesTheProtocolsThatCan() {
        var ended = new CompletableFuture<Throwable>();
        shop.sales().subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(1);
            }

            @Override
            public void onNext(Integer item) {}

            @Override
            public void onError(Throwable failure) {
                ended.complete(failure);
            }

            @Override
            public void onComplete() {}
        });

        assertThat(ended)
                .succeedsWithin(Duration.ofSeconds(10))
                .isInstanceOfSatisfying(
                        NotExecutedException.class,
                        failure -> assertThat(failure)
                                .hasMessageStartingWith(
                                        "shop.sales returns a stream, which WebSocketR2 cannot carry; these can: JSON-RPC 2.0"));
    }

    @Test
    void clientDoesNotServeWhatNobodyCouldCall() {
        var builder =
                RpcClient.builder(server.url()).protocol(WebSocketR2.PROTOCOL).service(CalledBack.class, () -> 1);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(builder::connect)
                .withMessageContaining("back.ask")
                .withMessageContaining("JSON-RPC 2.0");
    }

    private String sent() throws IOException {
        Wire.Frame frame;
        do {
            frame = server.wire().read();
        } while (frame.first() != Wire.TEXT);
        return frame.text().replace('"', '\'');
    }

    private void answer(String frame) throws IOException {
        server.wire().text(Json.text(frame));
    }
}
