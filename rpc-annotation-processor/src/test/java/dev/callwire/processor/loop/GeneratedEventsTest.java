package dev.callwire.processor.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.annotation.Overflow;
import dev.callwire.stream.EventSubscription;
import dev.callwire.stub.Buffering;
import dev.callwire.stub.EventBinding;
import dev.callwire.stub.EventDescriptor;
import dev.callwire.stub.EventSource;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.adapter.JdkFlowAdapter;

/** The generated publisher and subscriber, run against each other over JSON. */
class GeneratedEventsTest {
    private static EventBinding<Tidings> binding;
    private static Class<?> subscriberClass;

    private final EventsLoop loop = new EventsLoop();
    private final Tidings publisher = binding.publisher(loop);
    private final Object subscriber;

    GeneratedEventsTest() throws Exception {
        subscriber = subscriberClass.getConstructor(EventSource.class).newInstance(loop);
    }

    @BeforeAll
    @SuppressWarnings("unchecked") // it is the binding of those events by its name
    static void compile() throws Exception {
        var compiled = Compiled.of(Tidings.class);
        binding = (EventBinding<Tidings>)
                compiled.peer("Binding").getConstructor().newInstance();
        subscriberClass = compiled.peer("Subscriber");
    }

    @Test
    void bindingKnowsItsEvents() {
        assertThat(binding.events()).isEqualTo(Tidings.class);
        assertThat(binding.descriptors())
                .extracting(EventDescriptor::topic)
                .containsExactly("tidings.closed", "tidings.ticks", "tidings.said", "tidings.price", "tidings.names");
    }

    @Test
    void descriptorKnowsKeysAndBuffer() {
        var price = binding.descriptors().get(3);

        assertThat(price.keyNames()).containsExactly("symbol", "market");
        assertThat(price.buffering()).isEqualTo(new Buffering(Overflow.DROP_OLDEST, 8));
        assertThat(binding.descriptors().get(0).buffering()).isEqualTo(Buffering.OF_EVENTS);
    }

    @Test
    void listenerHearsWhatIsPublishedUntilItsSubscriptionIsClosed() throws Exception {
        var heard = new Heard();
        var subscription = (EventSubscription)
                subscriberClass.getMethod("subscribe", Tidings.class).invoke(subscriber, heard);

        publisher.closed();
        publisher.ticks(5);
        publisher.said(null);
        publisher.price("ACME", 1.5, 3);
        publisher.names(List.of("a"));
        subscription.close();
        publisher.ticks(6);

        assertThat(heard.lines).containsExactly("closed", "ticks 5", "said null", "price ACME 1.5 3", "names [a]");
        assertThat(subscription.ended()).isCompleted();
    }

    @Test
    void eventOfOneParameterIsItsValue() {
        publisher.ticks(5);
        publisher.names(List.of("a", "b"));
        publisher.price("ACME", 1.5, 3);

        assertThat(loop.sent())
                .containsExactly(
                        "tidings.ticks 5",
                        "tidings.names [\"a\",\"b\"]",
                        "tidings.price {\"symbol\":\"ACME\",\"price\":1.5,\"market\":3}");
    }

    @Test
    void streamHasValuesOrRecords() throws Exception {
        var ticks = items("ticks");
        var closed = items("closed");
        var said = items("said");
        var prices = items("price");

        publisher.ticks(5);
        publisher.closed();
        publisher.said(null);
        publisher.price("ACME", 1.5, 3);

        assertThat(ticks).containsExactly(5);
        assertThat(closed).hasToString("[Closed[]]");
        assertThat(said).hasToString("[Said[text=null]]");
        assertThat(prices).hasToString("[Price[symbol=ACME, price=1.5, market=3]]");
    }

    @Test
    void streamAsksForKeys() throws Exception {
        items("price");
        items("price", "ACME", 3);
        items("price", "ACME", null);
        items("price", null, 3);

        assertThat(loop.keys())
                .containsExactly("{}", "{\"symbol\":\"ACME\",\"market\":3}", "{\"symbol\":\"ACME\"}", "{\"market\":3}");
    }

    @Test
    void nullIsNotPublishedWhereItMustNotBe() {
        assertThatThrownBy(() -> publisher.names(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("'names' of tidings.names must not be null");
    }

    /** The items that a stream of the subscriber has, from now on. */
    private List<Object> items(String event, @Nullable Object... keys)
            throws IllegalAccessException, InvocationTargetException {
        for (var method : subscriberClass.getMethods()) {
            if (method.getName().equals(event) && method.getParameterCount() == keys.length) {
                var items = new ArrayList<Object>();
                JdkFlowAdapter.flowPublisherToFlux((Flow.Publisher<?>) method.invoke(subscriber, keys))
                        .subscribe(items::add);
                return items;
            }
        }
        throw new AssertionError(event);
    }

    private static final class Heard implements Tidings {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void closed() {
            lines.add("closed");
        }

        @Override
        public void ticks(int n) {
            lines.add("ticks " + n);
        }

        @Override
        public void said(@Nullable String text) {
            lines.add("said " + text);
        }

        @Override
        public void price(String symbol, double price, int market) {
            lines.add("price " + symbol + " " + price + " " + market);
        }

        @Override
        public void names(List<String> names) {
            lines.add("names " + names);
        }
    }
}
