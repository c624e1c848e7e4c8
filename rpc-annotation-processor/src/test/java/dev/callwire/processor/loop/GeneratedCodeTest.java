package dev.callwire.processor.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.callwire.annotation.Overflow;
import dev.callwire.processor.loop.Everything.Order;
import dev.callwire.processor.loop.Everything.OutOfStock;
import dev.callwire.processor.loop.Everything.Watched;
import dev.callwire.processor.loop.Everything.Watcher;
import dev.callwire.stream.Tracked;
import dev.callwire.stub.Buffering;
import dev.callwire.stub.ServiceBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;

/** The generated client and dispatcher, run against each other over JSON. */
class GeneratedCodeTest {
    private static final Order ORDER = new Order("a", new Order("b", null));
    private static ServiceBinding<Everything> binding;

    private final Answers answers = new Answers();
    private final Loop loop = new Loop();
    private final Everything client = binding.client(loop);

    GeneratedCodeTest() {
        binding.dispatcher(answers).addTo(loop);
    }

    @BeforeAll
    @SuppressWarnings("unchecked") // it is the binding of that service by its name
    static void compile() throws Exception {
        binding = (ServiceBinding<Everything>)
                Compiled.of(Everything.class).peer("Binding").getConstructor().newInstance();
    }

    @Test
    void bindingKnowsItsService() {
        assertThat(binding.service()).isEqualTo(Everything.class);
    }

    @Test
    void primitivesAndTheirBoxesArriveAsTheyWere() {
        assertThat(client.primitives(true, (byte) -1, (short) 2, 3, 4L << 40, 'x', 0.5f, 1e300))
                .isEqualTo("[true, -1, 2, 3, 4398046511104, x, 0.5, 1.0E300]");
        assertThat(client.boxes(false, (byte) 1, (short) 2, 3, 4L, 'y', 0.5f, 2.0))
                .isEqualTo("[false, 1, 2, 3, 4, y, 0.5, 2.0]");
    }

    @Test
    void overloadsAreCalledByTheirOwnTypes() {
        assertThat(client.kind(1)).isEqualTo("int");
        assertThat(client.kind(Integer.valueOf(1))).isEqualTo("Integer");
        assertThat(client.kind((short) 1)).isEqualTo("short");
        assertThat(client.kind(1L)).isEqualTo("long");
    }

    @Test
    void stylesDecideTheParams() {
        assertThat(client.place(ORDER)).isEqualTo(ORDER);
        assertThat(client.list(Map.of("x", List.of(ORDER)), 1, "x", "y")).containsExactly(ORDER);
        assertThat(client.kind(7)).isEqualTo("int");

        assertThat(loop.sent().get(0)).startsWith("{\"id\":\"a\",\"next\":{\"id\":\"b\"");
        assertThat(loop.sent().get(1)).startsWith("[{\"x\":[{\"id\":\"a\"").endsWith(",1,[\"x\",\"y\"]]");
        assertThat(loop.sent().get(2)).isEqualTo("{\"value\":7}");
    }

    @Test
    void whatIsNullableMayBeAbsent() {
        assertThat(client.absent(null, null, Optional.empty())).isNull();
        assertThat(client.absent("t", 1, Optional.of(ORDER))).isEqualTo("t1Optional[" + ORDER + "]");

        assertThat(loop.sent().get(0)).isEqualTo("{}");
    }

    @Test
    void stagesHoldTheResult() {
        assertThat(client.later(ORDER)).isCompletedWithValue(ORDER);
        assertThat(client.nothing()).isCompletedWithValue(null);
    }

    @Test
    void errorComesBackAsItself() {
        var error = catchThrowableOfType(OutOfStock.class, () -> client.fail("none", 3));

        assertThat(error).hasMessage("none");
        assertThat(error.left()).isEqualTo(3);
        assertThat(error.getLast()).isEqualTo(new Order("last", null));
    }

    @Test
    void notificationArrives() {
        client.log("hello");

        assertThat(answers.logged()).containsExactly("hello");
    }

    @Test
    void objectThatIsPassedByReferenceIsCalledWhereItIs() {
        var seen = new ArrayList<Integer>();
        Watcher watcher = n -> {
            seen.add(n);
            return n * 10;
        };

        var sum = client.watch(new Watched(watcher, List.of(Optional.of(watcher), Optional.empty())));

        assertThat(sum).isEqualTo(30);
        assertThat(seen).containsExactly(1, 2);
        assertThat(loop.sent())
                .containsExactly("{\"watched\":{\"watcher\":{\"handle\":1},\"others\":[{\"handle\":2},null]}}");
        assertThat(loop.objects().get(0).sent()).containsExactly("[1]");
    }

    @Test
    void closingTheClientEndsTheReference() {
        try (var counter = client.counter()) {
            assertThat(counter.next()).isEqualTo(1);
            assertThat(counter.next()).isEqualTo(2);
        }

        assertThat(loop.objects().get(0).released()).isEqualTo(1);
    }

    @Test
    void streamIsCalledForByEachSubscriber() {
        var count = JdkFlowAdapter.flowPublisherToFlux(client.count(3));

        assertThat(loop.sent()).isEmpty();
        assertThat(count.collectList().block()).containsExactly(1, 2, 3);
        assertThat(count.take(2).collectList().block()).containsExactly(1, 2);
        assertThat(loop.sent()).containsExactly("{\"upTo\":3}", "{\"upTo\":3}");
    }

    @Test
    void streamOfAParameterArrivesWithItsBuffer() {
        var numbers = JdkFlowAdapter.publisherToFlowPublisher(Flux.just(1, 20, 300));

        assertThat(client.sum(numbers)).isEqualTo(321);

        assertThat(loop.sent()).containsExactly("{\"numbers\":{\"token\":\"u1\"}}");
        assertThat(loop.streams().bufferings()).containsExactly(new Buffering(Overflow.DROP_OLDEST, 2));
    }

    @Test
    void trackedStreamKeepsCursors() {
        var ids = JdkFlowAdapter.publisherToFlowPublisher(Flux.just("a", "b"));

        var orders = JdkFlowAdapter.flowPublisherToFlux(client.orders(ids));

        assertThat(orders.collectList().block())
                .containsExactly(
                        new Tracked<>("at a", new Order("a", null)), new Tracked<>("at b", new Order("b", null)));
    }

    @Test
    void fluxGoesBothWays() {
        assertThat(client.flux(Flux.just(ORDER)).collectList().block()).containsExactly(new Order("again", ORDER));
    }

    @Test
    void monoCallsWhenItIsSubscribedTo() {
        var mono = client.mono("x");

        assertThat(loop.sent()).isEmpty();
        assertThat(mono.block()).isEqualTo(new Order("x", null));
        assertThat(client.none().block()).isNull();
        assertThat(loop.sent()).hasSize(2);
    }

    @Test
    void monoCancelsItsCall() {
        client.never().subscribe().dispose();

        assertThat(loop.answers()).hasSize(1).allMatch(CompletableFuture::isCancelled);
    }

    @Test
    void bindingKnowsItsNamespace() {
        assertThat(binding.namespace()).isEqualTo("everything.");
    }
}
