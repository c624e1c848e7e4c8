package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.call.DeadlineExceededException;
import dev.callwire.call.RecentEvents;
import dev.callwire.call.ReconnectPolicy;
import dev.callwire.call.RemoteFaultException;
import dev.callwire.call.TopicOptions;
import dev.callwire.stream.Gap;
import dev.callwire.stream.GapListener;
import dev.callwire.stream.StreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Topics of generated code, from publishers to listeners, over connections. */
@Timeout(60)
class EventsTest {
    private static final int CUTS = 10;

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        Collections.reverse(opened);
        for (var each : opened) {
            each.close();
        }
    }

    private <T extends AutoCloseable> T open(T each) {
        opened.add(each);
        return each;
    }

    private RpcServer serve(TopicOptions options) {
        return open(RpcServer.builder()
                .host("127.0.0.1")
                .events(QuoteEvents.class, options)
                .start());
    }

    private RpcClient connect(RpcServer server) {
        return open(RpcClient.connect("ws://127.0.0.1:" + server.port() + "/rpc"));
    }

    @Test
    void anEventReachesEverySubscriberOnEveryConnection() {
        var server = serve(TopicOptions.DEFAULTS);
        var listeners = new ArrayList<Listener>();
        for (int i = 0; i < 5; i++) {
            var listener = new Listener();
            listeners.add(listener);
            connect(server).subscribe(QuoteEvents.class, listener);
        }
        var publisher = server.publisher(QuoteEvents.class);
        IntStream.range(0, 1_000).forEach(publisher::numbered);

        var all = IntStream.range(0, 1_000).boxed().toList();
        for (var listener : listeners) {
            await().until(() -> listener.numbers.size() == 1_000);
            assertThat(listener.numbers).isEqualTo(all);
        }
        assertThat(server.subscribers("quotes.numbered")).isEqualTo(5);
    }

    @Test
    void aClientPublishesWhereTheServerAllowsIt() {
        var server = serve(TopicOptions.DEFAULTS.withAccess((peer, topic, use) -> true));
        var listener = new Listener();
        connect(server).subscribe(QuoteEvents.class, listener);
        connect(server).publisher(QuoteEvents.class).price("ACME", 1.5);

        await().until(() -> listener.prices.equals(List.of("ACME 1.5")));
    }

    @Test
    void aClientThatMayNotPublishIsTold() {
        var publisher = connect(serve(TopicOptions.DEFAULTS)).publisher(QuoteEvents.class);

        assertThatThrownBy(() -> publisher.numbered(1))
                .isInstanceOf(RemoteFaultException.class)
                .hasMessage("You may not publish to quotes.numbered");
    }

    @Test
    void aClientThatMayNotSubscribeIsTold() {
        var client = connect(serve(TopicOptions.DEFAULTS.withAccess((peer, topic, use) -> false)));

        assertThatThrownBy(() -> client.subscribe(QuoteEvents.class, new Listener()))
                .isInstanceOf(RemoteFaultException.class)
                .hasMessageStartingWith("You may not subscribe to quotes.");
    }

    @Test
    void aSubscriberChoosesByKey() {
        var server = serve(TopicOptions.DEFAULTS);
        var prices = new QuoteEventsSubscriber(connect(server).events()).price("ACME");
        var read = CompletableFuture.supplyAsync(() -> firstOf(StreamReader.of(prices)));
        await().until(() -> server.subscribers("quotes.price") == 1);
        var publisher = server.publisher(QuoteEvents.class);
        publisher.price("OTHER", 1);
        publisher.price("ACME", 2);

        assertThat(read.join()).isEqualTo(new QuoteEventsSubscriber.Price("ACME", 2));
    }

    private static <T> T firstOf(StreamReader<T> stream) {
        try (stream) {
            return stream.iterator().next();
        }
    }

    @Test
    void nothingComesAfterASubscriptionIsClosed() {
        var server = serve(TopicOptions.DEFAULTS);
        var listener = new Listener();
        var client = connect(server);
        var subscription = client.subscribe(QuoteEvents.class, listener);
        subscription.close();
        await().until(() -> server.subscribers("quotes.numbered") == 0);
        server.publisher(QuoteEvents.class).numbered(1);

        assertThat(subscription.ended()).isCompleted();
        assertThat(listener.numbers).isEmpty();
    }

    @Test
    void aServerHearsTheEventsOfItsClients() {
        var server = open(RpcServer.builder().host("127.0.0.1").start());
        var client = open(RpcClient.builder("ws://127.0.0.1:" + server.port() + "/rpc")
                .events(QuoteEvents.class)
                .connect());
        await().until(() -> server.peers().size() == 1);
        var listener = new Listener();
        open(server.peers().get(0).subscribe(QuoteEvents.class, listener));
        client.ownPublisher(QuoteEvents.class).numbered(7);

        await().until(() -> listener.numbers.equals(List.of(7)));
    }

    @Test
    void eventsComeOnceEachAndInOrderThoughTheConnectionIsCut() {
        var server = serve(TopicOptions.DEFAULTS.withHistory(() -> new RecentEvents(100_000)));
        var wire = open(TcpProxy.to(server.port()));
        var client = open(RpcClient.builder(wire.url())
                .reconnect(ReconnectPolicy.DEFAULTS.withDelays(Duration.ofMillis(1), Duration.ofMillis(20)))
                .connect());
        var listener = new Listener();
        client.subscribe(QuoteEvents.class, listener);
        var publisher = server.publisher(QuoteEvents.class);
        int published = 0;
        for (int cut = 0; cut < CUTS; cut++) {
            for (int i = 0; i < 1_000; i++) {
                publisher.numbered(published++);
            }
            wire.cutAll();
        }
        publisher.numbered(published++);

        int all = published;
        await().atMost(Duration.ofSeconds(30)).until(() -> listener.numbers.size() >= all);
        assertThat(listener.numbers).isEqualTo(IntStream.range(0, all).boxed().toList());
        assertThat(listener.gaps).isEmpty();
    }

    @Test
    void withoutAHistoryAGapIsTold() {
        var server = serve(TopicOptions.DEFAULTS);
        var wire = open(TcpProxy.to(server.port()));
        var client = open(RpcClient.builder(wire.url())
                .reconnect(ReconnectPolicy.DEFAULTS.withDelays(Duration.ofMillis(1), Duration.ofMillis(20)))
                .connect());
        var listener = new Listener();
        client.subscribe(QuoteEvents.class, listener);
        wire.cutAll();

        await().until(() -> listener.gaps.contains("quotes.numbered"));
    }

    @Test
    void aPeerThatNeverConfirmsIsNotWaitedFor() {
        var server = serve(TopicOptions.DEFAULTS);
        var wire = open(TcpProxy.to(server.port()));
        var client = open(
                RpcClient.builder(wire.url()).timeout(Duration.ofMillis(200)).connect());
        wire.silence();

        assertThatThrownBy(() -> client.subscribe(QuoteEvents.class, new Listener()))
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessageContaining("within 200 ms");
    }

    private static final class Listener implements QuoteEvents, GapListener {
        private final List<Integer> numbers = Collections.synchronizedList(new ArrayList<>());
        private final List<String> prices = Collections.synchronizedList(new ArrayList<>());
        private final List<String> gaps = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void price(String symbol, double price) {
            prices.add(symbol + " " + price);
        }

        @Override
        public void numbered(int n) {
            numbers.add(n);
        }

        @Override
        public void onGap(String topic, Gap gap) {
            gaps.add(topic);
        }
    }
}
