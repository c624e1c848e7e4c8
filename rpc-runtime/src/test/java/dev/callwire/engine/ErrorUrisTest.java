package dev.callwire.engine;

import static dev.callwire.engine.Handlers.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.callwire.call.RemoteFaultException;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.OutboundTooLargeException;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.StreamItem;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.ErrorDescriptor;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Errors that a peer knows by URIs. */
class ErrorUrisTest {
    private static final String CLOSED_URI = "shop.closed";
    private static final ErrorDescriptor<Closed> CLOSED = ErrorDescriptor.of(1, Closed.class)
            .uri(CLOSED_URI)
            .member("until", JsonType.INT)
            .build((message, data) -> new Closed(message, data.getInt(0)), (error, out) -> out.put(error.until));
    private static final ErrorDescriptor<SoldOut> SOLD_OUT =
            ErrorDescriptor.of(2, SoldOut.class).build((message, data) -> new SoldOut(message), (error, out) -> {});

    private static final MethodDescriptor<Integer> BUY = MethodDescriptor.call("buy", JsonType.INT)
            .error(CLOSED)
            .error(SOLD_OUT)
            .build();
    private static final MethodDescriptor<Integer> PRICES =
            MethodDescriptor.stream("prices", JsonType.INT).error(CLOSED).build();
    private static final MethodDescriptor<Integer> QUOTES = MethodDescriptor.stream("quotes", JsonType.INT)
            .subscription("quote", "quotes_end")
            .error(CLOSED)
            .build();

    private static final JsonSlice NOTHING = new JsonSlice();

    private final Rig rig = Rig.dialling();
    private final Ear<Integer> ear = new Ear<>();

    private CompletableFuture<Integer> call() {
        var call = rig.caller().callAsync(BUY, Arguments.NONE);
        rig.settle();
        return call;
    }

    private Throwable failed(CompletableFuture<Integer> call) {
        rig.settle();
        return catchThrowable(call::join).getCause();
    }

    private void listen(MethodDescriptor<Integer> method) {
        rig.caller().stream(method, Arguments.NONE).subscribe(ear);
        rig.settle();
        ear.subscription.request(10);
        rig.settle();
    }

    @Test
    void anErrorWithAUriIsTheExceptionThatDeclaresIt() {
        var call = call();
        rig.peer.onFailure(1, CLOSED_URI, "closed", JsonSlice.of("{\"until\":9}"));

        assertThat(failed(call)).isInstanceOfSatisfying(Closed.class, closed -> {
            assertThat(closed).hasMessage("closed");
            assertThat(closed.until).isEqualTo(9);
        });
    }

    @Test
    void anErrorWithAnUnknownUriSaysIt() {
        var call = call();
        rig.peer.onFailure(1, "shop.on_fire", "run", JsonSlice.of("{\"exit\":2}"));

        assertThat(failed(call)).isInstanceOfSatisfying(RemoteFaultException.class, fault -> {
            assertThat(fault.uri()).isEqualTo("shop.on_fire");
            assertThat(fault.code()).isEqualTo(Fault.APPLICATION_ERROR);
            assertThat(fault)
                    .hasMessage("run")
                    .hasToString(RemoteFaultException.class.getName() + ": run (URI shop.on_fire, data {\"exit\":2})");
        });
    }

    @Test
    void anErrorWithoutAMessageIsToldByItsUri() {
        var call = call();
        rig.peer.onFailure(1, "shop.on_fire", "", NOTHING);

        assertThat(failed(call)).hasMessage("shop.on_fire");
    }

    @Test
    void dataThatDoesNotFitMakesNoDeclaredError() {
        var call = call();
        rig.peer.onFailure(1, CLOSED_URI, "closed", NOTHING);

        assertThat(failed(call))
                .isInstanceOfSatisfying(
                        RemoteFaultException.class,
                        fault -> assertThat(fault.uri()).isEqualTo(CLOSED_URI));
    }

    @Test
    void anErrorGoesByItsCodeWhereThePeerSaysThat() {
        var call = call();
        rig.peer.onFailure(1, 1, "closed", JsonSlice.of("{\"until\":9}"));

        assertThat(failed(call)).isInstanceOf(Closed.class);
    }

    @Test
    void anErrorThatIsKnownByItsCodeHasNoUri() {
        var call = call();
        rig.peer.onFailure(1, 77, "no", NOTHING);

        assertThat(failed(call))
                .hasToString(RemoteFaultException.class.getName() + ": no (code 77)")
                .isInstanceOfSatisfying(
                        RemoteFaultException.class,
                        fault -> assertThat(fault.uri()).isNull());
    }

    @Test
    void anErrorWithoutAUriIsNotFoundByOne() {
        var call = call();
        rig.peer.onFailure(1, "shop.sold_out", "none left", NOTHING);

        assertThat(failed(call)).isInstanceOf(RemoteFaultException.class);
    }

    @Test
    void aFailureOfNoCallIsPassedOver() {
        var call = call();
        rig.peer.onFailure(2, CLOSED_URI, "closed", NOTHING);
        rig.settle();

        assertThat(call).isNotDone();
        rig.send(result(1, "5"));
        rig.settle();
        assertThat(call).isCompletedWithValue(5);
    }

    @Test
    void aStreamFailsWithTheErrorThatItsMethodDeclares() {
        listen(PRICES);
        rig.peer.onFailure(1, CLOSED_URI, "closed", JsonSlice.of("{\"until\":9}"));
        rig.settle();

        assertThat(ear.failure).isInstanceOf(Closed.class);
    }

    @Test
    void aSubscriptionEndsWithTheErrorThatItsMethodDeclares() {
        assertThat(endOfQuotes(Fault.ofUri(CLOSED_URI, "closed"))).isInstanceOf(Closed.class);
    }

    @Test
    void aSubscriptionEndsWithTheErrorOfItsCode() {
        assertThat(endOfQuotes(Fault.of(1, "closed"))).isInstanceOf(Closed.class);
    }

    @Test
    void aSubscriptionThatEndsWithAnUnknownUriSaysIt() {
        assertThat(endOfQuotes(Fault.ofUri("shop.on_fire", "run")))
                .isInstanceOfSatisfying(
                        RemoteFaultException.class,
                        fault -> assertThat(fault.uri()).isEqualTo("shop.on_fire"));
    }

    private Throwable endOfQuotes(Fault fault) {
        listen(QUOTES);
        rig.exchange(result(1, "\"q\""));
        var end = new StreamItem();
        end.value.set(JsonSlice.of("{\"until\":9}"));
        end.end(fault);
        rig.peer.onEvent(JsonSlice.of("\"q\""), end);
        rig.settle();
        return ear.failure;
    }

    @Test
    void whatIsThrownIsToldWithItsUri() {
        var encoder = new Encoder(Rig.BINDER, 1_000);

        assertThat(Faults.of(BUY, new Closed("closed", 9), encoder).uri()).isEqualTo(CLOSED_URI);
        assertThat(Faults.of(BUY, new SoldOut("none left"), encoder).uri()).isNull();
        assertThat(Faults.of(BUY, new IllegalStateException("secret"), encoder).uri())
                .isNull();
    }

    @Test
    void anErrorThatIsTooLargeKeepsItsUri() {
        var fault = Faults.of(BUY, new Closed("closed", 9), new Encoder(Rig.BINDER, 1_000));

        assertThat(Faults.ofFault(fault, new OutboundTooLargeException(10)).uri())
                .isEqualTo(CLOSED_URI);
    }

    static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1;
        final int until;

        Closed(String message, int until) {
            super(message);
            this.until = until;
        }
    }

    static final class SoldOut extends RuntimeException {
        private static final long serialVersionUID = 1;

        SoldOut(String message) {
            super(message);
        }
    }
}
