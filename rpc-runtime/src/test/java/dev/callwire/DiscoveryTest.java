package dev.callwire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.json.JacksonBinder;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.RawJson;
import dev.callwire.stream.Tracked;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.MethodTable;
import dev.callwire.stub.Params;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The schemas of these interfaces lie among the test's resources. */
class DiscoveryTest {
    private interface Watched {}

    private interface Session {}

    @Test
    void interfaceThatIsPassedByReferenceIsDescribedAndNotOffered() throws Exception {
        var document = discover(Watched.class);

        assertThat(document)
                .contains("\"x-callwire\":{\"interfaces\":{\"Session\":{", "{\"name\":\"seen\",")
                .contains("{\"name\":\"watched.watch\",")
                .doesNotContain("session.seen");
    }

    @Test
    void serviceThatIsPassedByReferenceIsOfferedWhereItIsServed() throws Exception {
        assertThat(discover(Watched.class, Session.class))
                .contains("{\"name\":\"seen\",", "{\"name\":\"watched.watch\",", "{\"name\":\"session.seen\",");
    }

    private static String discover(Class<?>... services) throws Exception {
        var table = new OnlyCall();
        new Discovery(List.of(services), "Test", "1").addTo(table);
        var answer = (RawJson) table.handler.handle(new Params(JacksonBinder.create(), JsonLimits.DEFAULTS));
        return answer.json();
    }

    /** Keeps the one handler that it is given. */
    private static final class OnlyCall implements MethodTable {
        private Handler<?> handler;

        @Override
        public <R extends @Nullable Object> void call(MethodDescriptor<R> method, Handler<R> handler) {
            this.handler = handler;
        }

        @Override
        public void voidCall(MethodDescriptor<@Nullable Void> method, VoidHandler handler) {
            throw new AssertionError(method);
        }

        @Override
        public <R extends @Nullable Object> void asyncCall(MethodDescriptor<R> method, AsyncHandler<R> handler) {
            throw new AssertionError(method);
        }

        @Override
        public <R> void stream(MethodDescriptor<R> method, StreamHandler<R> handler) {
            throw new AssertionError(method);
        }

        @Override
        public <R> void trackedStream(MethodDescriptor<R> method, StreamHandler<Tracked<R>> handler) {
            throw new AssertionError(method);
        }

        @Override
        public void notification(MethodDescriptor<@Nullable Void> method, VoidHandler handler) {
            throw new AssertionError(method);
        }
    }
}
