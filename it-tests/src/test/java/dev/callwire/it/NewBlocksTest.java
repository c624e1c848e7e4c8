package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.RpcClient;
import dev.callwire.annotation.ParamStyle;
import dev.callwire.annotation.RpcService;
import dev.callwire.call.RemoteFaultException;
import dev.callwire.it.ethereum.Address;
import dev.callwire.it.ethereum.BlockId;
import dev.callwire.it.ethereum.Ethereum;
import dev.callwire.it.ethereum.Header;
import dev.callwire.it.ethereum.Quantity;
import dev.callwire.it.ethereum.TransactionRequest;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A generated client subscribed to the blocks of a real Ethereum node, which has never heard of demand: it answers every
 * word of it with an error.
 */
@Timeout(120)
class NewBlocksTest {
    private static final Address ALICE = new Address("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266");
    private static final Address BOB = new Address("0x70997970c51812dc3a010c7d01b50e0d17dc79c8");

    /** So many that the client asks for more. */
    private static final int BLOCKS = 100;

    private static ChildProcess node;

    private RpcClient client;
    private Ethereum ethereum;
    private BigInteger height;

    /** A subscription by hand. */
    @RpcService(value = "eth", separator = "_", params = ParamStyle.BY_POSITION)
    interface Subscriptions {
        /** Returns its id; the node numbers the subscriptions of all connections. */
        String subscribe(String kind);

        /** Whether there was one. */
        boolean unsubscribe(String subscription);
    }

    /** Takes headers one at a time. */
    private static final class Headers implements Flow.Subscriber<Header> {
        private final BlockingQueue<Header> come = new LinkedBlockingQueue<>();
        private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
        private Flow.Subscription subscription;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(1);
        }

        @Override
        public void onNext(Header header) {
            come.add(header);
            subscription.request(1);
        }

        @Override
        public void onError(Throwable why) {
            failure.complete(why);
        }

        @Override
        public void onComplete() {
            failure.complete(new AssertionError("New blocks have no end"));
        }

        Header next() throws InterruptedException {
            var header = come.poll(20, TimeUnit.SECONDS);
            assertThat(header).as("the next header; failed: %s", failure).isNotNull();
            return header;
        }
    }

    @BeforeAll
    static void startNode() {
        node = ChildProcess.node("ganache.mjs");
    }

    @AfterAll
    static void stopNode() {
        node.close();
    }

    @BeforeEach
    void connect() {
        client = RpcClient.connect(node.url());
        ethereum = client.proxy(Ethereum.class);
        height = ethereum.blockNumber().value();
    }

    @AfterEach
    void close() {
        client.close();
    }

    private Headers subscribe() {
        var headers = new Headers();
        ethereum.subscribe("newHeads").subscribe(headers);
        return headers;
    }

    @Test
    void eachComesOnceInOrder() throws Exception {
        var headers = subscribe();
        for (int i = 0; i < BLOCKS; i++) {
            ethereum.mine();
        }

        var come = new ArrayList<Header>();
        for (int i = 0; i < BLOCKS; i++) {
            come.add(headers.next());
        }
        assertThat(come)
                .extracting(header -> header.number().value())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, BLOCKS)
                        .mapToObj(more -> height.add(BigInteger.valueOf(more)))
                        .toList());
        for (int i = 1; i < BLOCKS; i++) {
            assertThat(come.get(i).parentHash()).isEqualTo(come.get(i - 1).hash());
        }
        assertThat(headers.come).isEmpty();
        assertThat(headers.failure).isNotDone();
    }

    @Test
    void headerIsThatOfTheBlockOfATransaction() throws Exception {
        var headers = subscribe();

        var hash = ethereum.sendTransaction(TransactionRequest.transfer(ALICE, BOB, Quantity.of(1)));

        var header = headers.next();
        var block = ethereum.getBlockByHash(header.hash(), false).orElseThrow();
        assertThat(block.transactions()).containsExactly(hash);
        assertThat(block.number()).isEqualTo(header.number());
        assertThat(block.timestamp()).isEqualTo(header.timestamp());
        assertThat(ethereum.getBlockByNumber(BlockId.LATEST, false)).isEqualTo(block);
    }

    @Test
    void twoSubscriptionsGetEachBlock() throws Exception {
        var one = subscribe();
        var other = subscribe();

        ethereum.mine();

        assertThat(one.next()).isEqualTo(other.next());
    }

    @Test
    void cancellingUnsubscribes() throws Exception {
        var headers = subscribe();
        ethereum.mine();
        headers.next();

        headers.subscription.cancel();

        var byHand = client.proxy(Subscriptions.class);
        var next = Quantity.parse(byHand.subscribe("newHeads"));
        assertThat(byHand.unsubscribe(before(next).hex())).isFalse();
        assertThat(byHand.unsubscribe(next.hex())).isTrue();
        ethereum.mine();
        assertThat(ethereum.blockNumber().value()).isEqualTo(height.add(BigInteger.TWO));
        assertThat(headers.come).isEmpty();
        assertThat(headers.failure).isNotDone();
    }

    @Test
    void whatTheNodeKnowsNothingOfIsAnError() {
        var headers = new Headers();

        ethereum.subscribe("newMoons").subscribe(headers);

        assertThat(headers.failure).succeedsWithin(20, TimeUnit.SECONDS).isInstanceOf(RemoteFaultException.class);
        assertThat(ethereum.blockNumber().value()).isEqualTo(height);
    }

    private static Quantity before(Quantity id) {
        return new Quantity(id.value().subtract(BigInteger.ONE));
    }
}
