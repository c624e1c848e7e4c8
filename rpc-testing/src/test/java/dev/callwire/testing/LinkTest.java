package dev.callwire.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.transport.CloseReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LinkTest {
    private static final CloseReason LOST =
            new CloseReason(CloseReason.ABNORMAL, "the peer went away without a close frame", true);
    private static final String KILOBYTE = "x".repeat(1024);

    private final MemoryTransport memory = MemoryTransport.create();
    private Recorder client;
    private Recorder server;
    private Link link;

    @BeforeEach
    void connect() {
        connect(TestLimits.limits());
    }

    private void connect(TestLimits limits) {
        var wire = Wire.memory(memory).serverLimits(limits).clientLimits(limits).listen();
        client = wire.connect();
        server = wire.accepted();
        link = memory.links().get(memory.links().size() - 1);
    }

    @AfterEach
    void close() {
        memory.close();
    }

    @Test
    void delayedMessagesArriveLaterInTheirOrder() {
        link.delay(Duration.ofMillis(100));
        var sent = System.nanoTime();

        client.send("one");
        link.delay(Duration.ZERO);
        client.send("two");

        assertThat(server.nextMessage()).isEqualTo("one");
        assertThat(System.nanoTime() - sent)
                .isGreaterThanOrEqualTo(Duration.ofMillis(100).toNanos());
        assertThat(server.nextMessage()).isEqualTo("two");
    }

    @Test
    void delayHoldsInBothDirections() {
        link.delay(Duration.ofMillis(50));
        var sent = System.nanoTime();

        server.send("one");

        assertThat(client.nextMessage()).isEqualTo("one");
        assertThat(System.nanoTime() - sent)
                .isGreaterThanOrEqualTo(Duration.ofMillis(50).toNanos());
    }

    @Test
    void dropLosesTheNextMessages() {
        link.toServer().drop(2);

        List.of("one", "two", "three").forEach(client::send);

        assertThat(server.nextMessage()).isEqualTo("three");
        assertThat(link.toServer().messages()).isEqualTo(1);
    }

    @Test
    void dropLosesTheMessagesThatThePredicateNames() {
        link.toClient().drop(message -> message.startsWith("t"));

        List.of("one", "two", "three", "four").forEach(server::send);

        assertThat(client.nextMessage()).isEqualTo("one");
        assertThat(client.nextMessage()).isEqualTo("four");
    }

    @Test
    void cutTellsBothEndsAtOnce() {
        link.cut();

        assertThat(client.connection.isOpen()).isFalse();
        assertThat(link.isOpen()).isFalse();
        assertThat(client.closed()).isEqualTo(LOST);
        assertThat(server.closed()).isEqualTo(LOST);
    }

    @Test
    void cutLosesWhatIsOnItsWay() {
        link.toServer().delay(Duration.ofMinutes(1));
        client.send("lost");

        link.cut();
        client.send("not even sent");

        assertThat(server.nextEvent()).isEqualTo(Recorder.CLOSED);
        assertThat(link.toServer().messages()).isZero();
    }

    @Test
    void cutConnectionIsNoLink() {
        link.cut();

        assertThat(memory.links()).isEmpty();
        assertThat(link).asString().endsWith(", closed]");
    }

    @Test
    void silenceIsFoundOutByPings() {
        connect(TestLimits.limits().pingAfterMillis(20).pongWithinMillis(50));

        link.silence();

        var lost = new CloseReason(CloseReason.ABNORMAL, "no pong within 50 ms", false);
        assertThat(client.closed()).isEqualTo(lost);
        assertThat(server.closed()).isEqualTo(lost);
    }

    @Test
    void silenceOfOneDirectionLetsTheOtherThrough() {
        link.toClient().silence();

        server.send("unheard");
        client.send("heard");

        assertThat(server.nextMessage()).isEqualTo("heard");
        assertThat(link.toClient().unsentBytes()).isEqualTo("unheard".length());
        assertThat(client.hasHeardMore()).isFalse();
    }

    @Test
    void whatWaitsInSilenceArrivesWhenItIsOver() {
        link.silence();
        client.send("one");
        client.send("two");
        client.connection.close(4000, "bye");

        link.resume();

        assertThat(List.of(server.nextEvent(), server.nextEvent(), server.nextEvent()))
                .containsExactly("one", "two", Recorder.BURST_END);
        assertThat(server.closed()).isEqualTo(new CloseReason(4000, "bye", true));
        assertThat(client.closed()).isEqualTo(new CloseReason(4000, "bye", false));
    }

    @Test
    void closeThatNobodyAnswersEndsByItself() {
        link.silence();

        client.connection.close(1000, "bye");

        assertThat(client.closed()).isEqualTo(new CloseReason(1000, "bye", false));
        assertThat(server.connection.isOpen()).isTrue();
    }

    @Test
    void peerOfALostConnectionLearnsWhenTheSilenceIsOver() {
        connect(TestLimits.limits().pingAfterMillis(20).pongWithinMillis(50));
        server.connection.reading(false);
        assertThat(client.closed().code()).isEqualTo(CloseReason.ABNORMAL);

        server.connection.reading(true);

        assertThat(server.closed()).isEqualTo(LOST);
    }

    @Test
    void answersAreReorderedByTheSeedAlone() {
        var sent = IntStream.range(0, 8).mapToObj(i -> "{\"id\":" + i + "}").toList();

        var first = receivedInOrderOf(sent, 42);
        connect(TestLimits.limits());
        var second = receivedInOrderOf(sent, 42);

        assertThat(first).containsExactlyInAnyOrderElementsOf(sent).isNotEqualTo(sent);
        assertThat(second).isEqualTo(first);
    }

    private List<String> receivedInOrderOf(List<String> sent, long seed) {
        link.toClient().reorder(sent.size(), seed);
        sent.forEach(server::send);
        var received = new ArrayList<String>();
        sent.forEach(any -> received.add(client.nextMessage()));
        return received;
    }

    @Test
    void answersDoNotOvertakeANotification() {
        var notification = "{\"method\":\"$/progress\"}";
        link.toClient().reorder(4, 42);

        List.of("1", "2", notification, "3").forEach(server::send);

        assertThat(List.of(client.nextMessage(), client.nextMessage())).containsExactlyInAnyOrder("1", "2");
        assertThat(client.nextMessage()).isEqualTo(notification);
        assertThat(client.nextMessage()).isEqualTo("3");
    }

    @Test
    void testMayNameWhatIsIndependent() {
        link.toServer().reorder(2, 1, message -> message.startsWith("free"));

        List.of("free 1", "bound", "free 2", "free 3").forEach(client::send);

        assertThat(server.nextMessage()).isEqualTo("free 1");
        assertThat(server.nextMessage()).isEqualTo("bound");
        assertThat(List.of(server.nextMessage(), server.nextMessage())).containsExactlyInAnyOrder("free 2", "free 3");
    }

    @Test
    void fewerAnswersThanToReorderAreNotHeldForLong() {
        link.toClient().reorder(10, 42);

        server.send("1");

        assertThat(client.nextMessage()).isEqualTo("1");
    }

    @Test
    void slowReaderTakesSoManyBytesASecond() {
        link.toServer().slow(100 << 10);
        var sent = System.nanoTime();

        IntStream.range(0, 10).forEach(any -> client.send(KILOBYTE));

        IntStream.range(0, 10).forEach(any -> server.nextMessage());
        assertThat(System.nanoTime() - sent)
                .isGreaterThanOrEqualTo(Duration.ofMillis(99).toNanos());
    }

    @Test
    void slowReaderIsNotGivenUpWhileItTakesSomething() {
        connect(TestLimits.limits().unsentBytesToPause(10 << 10).unwritableTimeoutMillis(400));
        link.toServer().slow(100 << 10);

        client.send("x".repeat(100 << 10));

        assertThat(server.nextMessage()).hasSize(100 << 10);
        assertThat(client.connection.isOpen()).isTrue();
    }

    @Test
    void slowReaderIsGivenUpWhenTooMuchIsUnsent() {
        connect(TestLimits.limits().unsentBytesToPause(10 << 10).unsentBytesToClose(100 << 10));
        link.toServer().slow(1024);

        IntStream.range(0, 101).forEach(any -> client.send(KILOBYTE));

        assertThat(client.closed())
                .isEqualTo(new CloseReason(CloseReason.POLICY, "more than 102400 bytes are unsent", false));
    }

    @Test
    void healedLinkDeliversAtOnceWhatWasLate() {
        link.toServer().delay(Duration.ofHours(1)).drop(message -> message.equals("lost"));
        client.send("late");
        client.send("lost");

        link.heal();
        client.send("lost");

        assertThat(server.nextMessage()).isEqualTo("late");
        assertThat(server.nextMessage()).isEqualTo("lost");
    }

    @Test
    void healedLinkDeliversWhatWasHeldBackToBeReordered() {
        link.toServer().delay(Duration.ofHours(1)).reorder(3, 1);
        client.send("1");
        client.send("2");

        link.heal();

        assertThat(List.of(server.nextMessage(), server.nextMessage())).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void faultsMayBeSetBeforeAnythingGoesOverALink() {
        memory.onConnect(next -> next.toServer().drop(1));
        connect(TestLimits.limits());

        client.send("one");
        client.send("two");

        assertThat(server.nextMessage()).isEqualTo("two");
    }

    @Test
    void linkThatIsCutAsItComesTellsBothEnds() {
        memory.onConnect(Link::cut);
        var wire = Wire.memory(memory).listen();

        for (var end : List.of(wire.connect(), wire.accepted())) {
            assertThat(end.closed()).isEqualTo(LOST);
            assertThat(end.nextEvent()).isEqualTo(Recorder.CLOSED);
            runWhatIsDue(end);
            assertThat(end.hasHeardMore()).isFalse();
        }
    }

    private static void runWhatIsDue(Recorder end) {
        var passed = new CompletableFuture<Void>();
        end.connection.execute(() -> passed.complete(null));
        passed.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    void failedHookFailsTheConnect() {
        memory.onConnect(next -> {
            throw new IllegalStateException("of this test");
        });
        var wire = Wire.memory(memory).listen();

        assertThatThrownBy(wire::connect)
                .cause()
                .hasMessage("Could not connect to " + wire.address()
                        + "/: a hook of onConnect failed: java.lang.IllegalStateException: of this test");
        assertThat(memory.links()).containsExactly(link);
    }

    @Test
    void linksAreToldApartByTheirHandshakes() {
        var wire = Wire.memory(memory).listen();
        var seen = new AtomicReference<Link>();
        memory.onConnect(seen::set);

        wire.connect(wire.options("/who?is=it", List.of(), Map.of()), Wire.LISTEN);

        assertThat(seen.get().handshake().query()).isEqualTo("is=it");
    }

    @Test
    void negativeDelayIsRefused() {
        assertThatThrownBy(() -> link.delay(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A delay is not negative. Found: PT-0.001S.");
    }

    @Test
    void readerThatTakesNothingIsNotSlow() {
        assertThatThrownBy(() -> link.toServer().slow(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A slow reader takes at least a byte a second; one that takes nothing is silence()."
                        + " Found: 0.");
    }

    @Test
    void fewerThanNoMessagesCannotBeDropped() {
        assertThatThrownBy(() -> link.toServer().drop(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No less than 0 messages can be dropped. Found: -1.");
    }

    @Test
    void oneMessageCannotBeReordered() {
        assertThatThrownBy(() -> link.toServer().reorder(1, 42))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("It takes two messages to reorder them. Found: 1.");
    }
}
