package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.annotation.RpcEvents;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;
import dev.callwire.call.ContractMismatchException;
import dev.callwire.call.Limits;
import dev.callwire.call.MaybeExecutedException;
import dev.callwire.call.NotExecutedException;
import dev.callwire.call.RemoteFaultException;
import dev.callwire.stream.StreamReader;
import dev.callwire.testing.ConnectedPeers;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Two ends that were compiled against two versions of an interface. */
class ContractVersionsTest {
    private static final String MISMATCH =
            "stock.order was not sent: the peer has another version of it. parameter 'customer' of"
                    + " %s.order: A parameter that must be given is added. Here: nothing. At the peer: string. Bring both ends";

    enum Way {
        MEMORY,
        SOCKETS
    }

    record Article(String name, int pieces) {}

    /** As clients know it. */
    @RpcService("stock")
    interface Stock {
        Article find(String name);

        CompletableFuture<String> order(String name, int pieces);

        @RpcNotification
        void hint(String name);
    }

    /** The same on the wire. */
    @RpcService("stock")
    interface SameStock {
        @RpcNotification
        void hint(String name);

        Thing find(String name);

        String order(String name, int pieces);

        record Thing(int pieces, String name) {}
    }

    /** What those who know the first version do not notice. */
    @RpcService("stock")
    interface GrownStock {
        GrownArticle find(String name);

        String order(String name, int pieces, @Nullable String customer);

        @RpcNotification
        void hint(String name);

        int count();

        record GrownArticle(
                String name, int pieces, @Nullable String shelf) {}
    }

    /** One method is another one. */
    @RpcService("stock")
    interface OtherStock {
        Article find(String name);

        String order(String name, int pieces, String customer);

        @RpcNotification
        void hint(String name);
    }

    @RpcEvents("stock")
    interface StockEvents {
        void sold(String name);

        void empty(String name);
    }

    /** The same topics, one with other events. */
    @RpcEvents("stock")
    interface OtherStockEvents {
        void sold(int number);

        void empty(String name);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whatLooksTheSameOnTheWireIsTheSame(Way way) {
        try (var peers = connect(way, server -> server.service(SameStock.class, new Same()), client -> {})) {
            var stock = peers.client().proxy(Stock.class);

            assertThat(stock.find("lamp")).isEqualTo(new Article("lamp", 3));
            assertThat(stock.order("lamp", 2).join()).isEqualTo("2 of lamp");
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void compatibleVersionsAreNotNoticed(Way way) {
        try (var log = new Log();
                var peers = connect(way, server -> server.service(GrownStock.class, new Grown()), client -> {})) {
            var stock = peers.client().proxy(Stock.class);

            assertThat(stock.find("lamp")).isEqualTo(new Article("lamp", 3));
            assertThat(stock.order("lamp", 2).join()).isEqualTo("2 of lamp for null");
            assertThat(log.warnings()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void onlyTheMethodThatDiffersFails(Way way) {
        try (var log = new Log();
                var peers = connect(way, server -> server.service(OtherStock.class, new Other()), client -> {})) {
            var stock = peers.client().proxy(Stock.class);

            assertThat(stock.find("lamp")).isEqualTo(new Article("lamp", 3));
            assertThat(stock.order("lamp", 2))
                    .failsWithin(10, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(ContractMismatchException.class)
                    .withMessageStartingWith(MISMATCH.formatted("ContractVersionsTest.Stock"));
            assertThat(log.warnings())
                    .containsExactly("A peer has another contract of " + Stock.class.getName()
                            + ". Calls of these methods are not sent to it: {stock.order=parameter 'customer' of"
                            + " ContractVersionsTest.Stock.order: A parameter that must be given is added. Here: nothing. At"
                            + " the peer: string.}");
        }
    }

    @Test
    void blockingCallThatDiffersFails() {
        try (var peers = connect(Way.MEMORY, server -> server.service(OtherStock.class, new Other()), client -> {})) {
            var stock = peers.client().proxy(SameStock.class);

            assertThatExceptionOfType(ContractMismatchException.class)
                    .isThrownBy(() -> stock.order("lamp", 2))
                    .isInstanceOf(NotExecutedException.class);
        }
    }

    @Test
    void comparisonNeedsNoThreadThatOthersMayBlock() {
        var over = new CountDownLatch(1);
        for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism(); i++) {
            ForkJoinPool.commonPool().execute(() -> awaitEnd(over));
        }
        try (var peers = connect(Way.MEMORY, server -> server.service(OtherStock.class, new Other()), client -> {})) {
            assertThat(peers.client().proxy(SameStock.class).find("lamp").pieces())
                    .isEqualTo(3);
        } finally {
            over.countDown();
        }
    }

    @Test
    void mismatchIsLoggedOnceForAllConnections() {
        try (var log = new Log();
                var peers =
                        connect(Way.MEMORY, server -> server.service(OtherStock.class, new Other()), client -> {})) {
            var stock = peers.client().proxy(SameStock.class);
            assertThat(stock.find("lamp").pieces()).isEqualTo(3);
            peers.link().cut();
            await().ignoreException(MaybeExecutedException.class) // before this end has noticed
                    .until(() -> stock.find("lamp").pieces() == 3);
            assertThatExceptionOfType(ContractMismatchException.class).isThrownBy(() -> stock.order("lamp", 2));

            assertThat(log.warnings()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void serverComparesWhatItCallsAtClients(Way way) {
        try (var peers = connect(way, server -> {}, client -> client.service(OtherStock.class, new Other()))) {
            var stock = peers.peer().proxy(Stock.class);

            assertThat(stock.find("lamp").pieces()).isEqualTo(3);
            assertThat(stock.order("lamp", 2))
                    .failsWithin(10, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withMessageContaining(MISMATCH.formatted("ContractVersionsTest.Stock"));
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void onlyTheTopicThatDiffersCannotBeSubscribedTo(Way way) {
        try (var peers = connect(way, server -> server.events(OtherStockEvents.class), client -> {})) {
            var heard = new LinkedBlockingQueue<String>();
            var events = new ContractVersionsTest_StockEventsSubscriber(
                    peers.client().events());
            assertThatThrownBy(() -> events.subscribe(new Listener(heard)))
                    .isInstanceOf(ContractMismatchException.class)
                    .hasMessageContaining("stock.sold was not sent");
            assertThatThrownBy(() -> peers.client().subscribe(StockEvents.class, new Listener(heard)))
                    .isInstanceOf(ContractMismatchException.class);

            try (var empties = StreamReader.of(events.empty())) {
                var next =
                        CompletableFuture.supplyAsync(() -> empties.iterator().next());
                await().until(() -> peers.server().subscribers("stock.empty") == 1);
                peers.server().publisher(OtherStockEvents.class).empty("lamp");
                assertThat(next).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo("lamp");
            }
        }
    }

    @Test
    void nextServerMayHaveAnotherVersion() throws IOException {
        var port = new int[1];
        RpcClient client;
        try (var server = server(0, builder -> builder.service(SameStock.class, new Same()))) {
            port[0] = server.port();
            client = client(server);
            assertThat(client.proxy(Stock.class).order("lamp", 2).join()).isEqualTo("2 of lamp");
        }
        try (client) {
            var stock = client.proxy(Stock.class);
            try (var server = server(port[0], builder -> builder.service(OtherStock.class, new Other()))) {
                assertThat(stock.find("lamp").pieces()).isEqualTo(3);
                assertThat(server.peers()).hasSize(1);
                assertThat(stock.order("lamp", 2))
                        .failsWithin(10, TimeUnit.SECONDS)
                        .withThrowableThat()
                        .withCauseInstanceOf(ContractMismatchException.class);
            }
            try (var server = server(port[0], builder -> builder.service(SameStock.class, new Same()))) {
                assertThat(stock.order("lamp", 2).join()).isEqualTo("2 of lamp");
                assertThat(server.peers()).hasSize(1);
            }
        }
    }

    @Test
    void clientThatDoesNotCompareSendsAll() {
        try (var peers = connect(
                Way.MEMORY,
                server -> server.service(OtherStock.class, new Other()),
                client -> client.compareContracts(false))) {
            assertThat(peers.client().proxy(Stock.class).order("lamp", 2))
                    .failsWithin(10, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withCauseInstanceOf(RemoteFaultException.class)
                    .withMessageContaining("customer");
        }
    }

    @Test
    void serverThatDoesNotCompareSaysNothing() throws IOException {
        try (var server = server(
                        0,
                        builder ->
                                builder.service(OtherStock.class, new Other()).compareContracts(false));
                var wire = Wire.dial(server.port())) {
            assertThat(wire.peerHead())
                    .noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("callwire-contract"));
            wire.text(Json.call("1", "rpc.contract", "{\"fingerprints\":{},\"longest\":1000}"));
            assertThat(wire.read().text()).contains("-32601");
        }
    }

    @Test
    void serverTellsFingerprintsAndNoNames() throws IOException {
        try (var server = server(0, builder -> builder.service(OtherStock.class, new Other()));
                var wire = Wire.dial(server.port())) {
            assertThat(wire.peerHead())
                    .filteredOn(line -> line.toLowerCase(Locale.ROOT).startsWith("callwire-contract"))
                    .singleElement()
                    .asString()
                    .matches("(?i)callwire-contract: [0-9a-f]{16}");
        }
    }

    @Test
    void serverThatIsNotToBeDiscoveredAnswersNoQuestion() {
        try (var peers = connect(
                Way.SOCKETS,
                server -> server.service(OtherStock.class, new Other()).discovery(false),
                client -> {})) {
            assertThat(peers.client().proxy(Stock.class).find("lamp").pieces()).isEqualTo(3);
            assertThat(peers.client().proxy(Stock.class).order("lamp", 2))
                    .failsWithin(10, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withCauseInstanceOf(RemoteFaultException.class);
        }
        try (var server = server(
                        0,
                        builder ->
                                builder.service(OtherStock.class, new Other()).discovery(false));
                var raw = RawClient.connect(server)) {
            assertThat(raw.ask(Json.call("1", "rpc.discover", "[]"))
                            .at("/error/code")
                            .asInt())
                    .isEqualTo(-32601);
            assertThat(raw.ask(Json.call("2", "rpc.contract", "[{},1000]"))
                            .at("/error/code")
                            .asInt())
                    .isEqualTo(-32601);
        }
    }

    @Test
    void sameContractTakesNoFrameMore() throws Exception {
        assertThat(ContractVersionsTest_StockBinding.INSTANCE.fingerprint())
                .isEqualTo(ContractVersionsTest_SameStockBinding.INSTANCE.fingerprint());

        try (var server = new RawServer();
                var client = client(server, header(ContractVersionsTest_StockBinding.INSTANCE.fingerprint()))) {
            client.proxy(Stock.class).order("lamp", 2);

            assertThat(server.wire().read().text()).contains("\"method\":\"stock.order\"");
            assertThat(server.wire().peerHead())
                    .noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("callwire"));
        }
    }

    @Test
    void foreignServerIsNotAsked() throws Exception {
        try (var server = new RawServer();
                var client = client(server, "")) {
            client.proxy(Stock.class).order("lamp", 2);

            assertThat(server.wire().read().text()).contains("\"method\":\"stock.order\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "12", "zzzzzzzzzzzzzzzz", "0000000000000001,,0000000000000002"})
    void badHeaderIsPassedOver(String value) throws Exception {
        try (var server = new RawServer();
                var client = client(server, "Callwire-Contract: " + value + "\r\n")) {
            client.proxy(Stock.class).order("lamp", 2);

            assertThat(server.wire().read().text()).contains("\"method\":\"stock.order\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "[]",
                "\"\\u001b[31m\"",
                "{\"callwire\":2}",
                "{\"callwire\":1,\"interface\":\"c\",\"namespace\":\"\",\"methods\":[{}],\"types\":[]}",
                "{\"callwire\":1,\"interface\":\"c\",\"namespace\":\"\",\"methods\":[],\"types\":[{\"id\":\"A\","
                        + "\"schema\":{\"type\":\"reference\",\"to\":\"B\"}}]}"
            })
    void answerThatIsNoneHarmsNothing(String answer) throws Exception {
        try (var server = new RawServer();
                var client = client(server, header(1))) {
            client.proxy(Stock.class).order("lamp", 2);
            var question = Json.tree(server.wire().read().text());
            assertThat(question.path("method").asText()).isEqualTo("rpc.contract");
            assertThat(question.at("/params/fingerprints").fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("stock.find", "stock.order", "stock.hint");

            server.wire().text(result(question.path("id").asText(), answer));

            assertThat(server.wire().read().text()).contains("\"method\":\"stock.order\"");
        }
    }

    @Test
    void typesThatLeadBackToThemselvesEnd() throws Exception {
        var order =
                "{\"name\":\"stock.order\",\"javaName\":\"x\",\"kind\":\"call\",\"paramStyle\":\"by-name\",\"params\":["
                        + "{\"name\":\"name\",\"required\":true,\"schema\":{\"type\":\"reference\",\"to\":\"A\"}}],"
                        + "\"result\":{\"schema\":{\"type\":\"null\"}}}";
        try (var server = new RawServer();
                var client = client(server, header(1))) {
            var call = client.proxy(Stock.class).order("lamp", 2);
            var question = Json.tree(server.wire().read().text());

            server.wire()
                    .text(
                            result(
                                    question.path("id").asText(),
                                    "{\"callwire\":1,\"interface\":\"c\",\"namespace\":\"\",\"methods\":[" + order
                                            + "],\"types\":[{\"id\":\"A\",\"schema\":{\"type\":\"reference\",\"to\":\"A\"}}]}"));

            assertThat(call)
                    .failsWithin(10, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withCauseInstanceOf(ContractMismatchException.class);
        }
    }

    @Test
    void answerThatIsTooLongHarmsNothing() throws Exception {
        try (var server = new RawServer();
                var client = client(server, header(1))) {
            client.proxy(Stock.class).order("lamp", 2);
            var question = Json.tree(server.wire().read().text());

            server.wire().text(result(question.path("id").asText(), "\"" + "x".repeat(512 * 1024) + "\""));

            assertThat(server.wire().read().text()).contains("\"method\":\"stock.order\"");
        }
    }

    @Test
    void whatAPeerSaysCannotMoveTheCursor() throws Exception {
        var hint = "{\"name\":\"stock.hint\",\"javaName\":\"x\",\"kind\":\"notification\",\"paramStyle\":\"by-name\","
                + "\"params\":[{\"name\":\"\\u001b[31m\\r\\n\\u2028\",\"required\":true,\"schema\":{\"type\":\"any\"}}]}";
        try (var log = new Log();
                var server = new RawServer();
                var client = client(server, header(1))) {
            var call = client.proxy(Stock.class).order("lamp", 2);
            var question = Json.tree(server.wire().read().text());
            server.wire()
                    .text(result(
                            question.path("id").asText(),
                            "{\"callwire\":1,\"interface\":\"c\",\"namespace\":\"\",\"methods\":[" + hint
                                    + "],\"types\":[]}"));
            assertThat(server.wire().read().text()).contains("\"method\":\"stock.order\"");

            assertThat(call).isNotDone();
            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .contains("stock.hint=")
                    .doesNotContainPattern("\\p{C}|\u2028");
        }
    }

    @Test
    void answerIsNoLongerThanIsBorne() {
        try (var server = server(0, builder -> builder.service(OtherStock.class, new Other()));
                var raw = RawClient.connect(server)) {
            var asked = "{\"stock.order\":\"0000000000000001\",\"stock.none\":\"x\"}";

            assertThat(raw.ask(Json.call("1", "rpc.contract", "[" + asked + ",100000]"))
                            .path("result")
                            .toString())
                    .contains("stock.order")
                    .doesNotContain("stock.find", "stock.none", "OtherStock");
            assertThat(raw.ask(Json.call("2", "rpc.contract", "[" + asked + ",100]"))
                            .path("result")
                            .isNull())
                    .isTrue();
        }
    }

    @Test
    void clientThatBearsLittleIsToldNothingRatherThanTooMuch() {
        try (var peers = connect(
                Way.SOCKETS,
                server -> server.service(OtherStock.class, new Other()),
                client -> client.limits(
                        Limits.DEFAULTS.toBuilder().inboundMessageBytes(1100).build()))) {
            assertThat(peers.client().proxy(Stock.class).find("lamp").pieces()).isEqualTo(3);
        }
    }

    private static String result(String id, String result) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}";
    }

    private static String header(long fingerprint) {
        return "Callwire-Contract: " + String.format("%016x", fingerprint) + "\r\n";
    }

    private static ConnectedPeers connect(
            Way way, Consumer<RpcServer.Builder> server, Consumer<RpcClient.Builder> client) {
        var peers = ConnectedPeers.builder().server(server).client(client);
        return (way == Way.SOCKETS ? peers.overSockets() : peers).start();
    }

    private static RpcServer server(int port, Consumer<RpcServer.Builder> change) {
        var builder = RpcServer.builder().host("127.0.0.1").port(port);
        change.accept(builder);
        return builder.start();
    }

    private static RpcClient client(RpcServer server) {
        return RpcClient.connect("ws://127.0.0.1:" + server.port() + "/rpc");
    }

    private static RpcClient client(RawServer server, String headers) {
        var accepting = CompletableFuture.runAsync(() -> server.accept(headers));
        var client = RpcClient.connect(server.url());
        accepting.join();
        return client;
    }

    private record Listener(BlockingQueue<String> heard) implements StockEvents {
        @Override
        public void sold(String name) {
            heard.add("sold " + name);
        }

        @Override
        public void empty(String name) {
            heard.add("empty " + name);
        }
    }

    private static final class Same implements SameStock {
        @Override
        public Thing find(String name) {
            return new Thing(3, name);
        }

        @Override
        public String order(String name, int pieces) {
            return pieces + " of " + name;
        }

        @Override
        public void hint(String name) {}
    }

    private static final class Grown implements GrownStock {
        @Override
        public GrownArticle find(String name) {
            return new GrownArticle(name, 3, null);
        }

        @Override
        public String order(String name, int pieces, @Nullable String customer) {
            return pieces + " of " + name + " for " + customer;
        }

        @Override
        public void hint(String name) {}

        @Override
        public int count() {
            return 1;
        }
    }

    private static final class Other implements OtherStock {
        @Override
        public Article find(String name) {
            return new Article(name, 3);
        }

        @Override
        public String order(String name, int pieces, String customer) {
            return pieces + " of " + name + " for " + customer;
        }

        @Override
        public void hint(String name) {}
    }

    /** What this end has to say of contracts. */
    private static final class Log implements AutoCloseable {
        private final Logger logger = (Logger) LoggerFactory.getLogger("dev.callwire.ContractComparison");
        private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

        Log() {
            logger.setLevel(Level.WARN);
            appender.start();
            logger.addAppender(appender);
        }

        List<String> warnings() {
            return appender.list.stream()
                    .filter(event -> event.getLevel() == Level.WARN)
                    .map(ILoggingEvent::getFormattedMessage)
                    .toList();
        }

        @Override
        public void close() {
            logger.detachAppender(appender);
            logger.setLevel(null);
        }
    }

    private static void awaitEnd(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
