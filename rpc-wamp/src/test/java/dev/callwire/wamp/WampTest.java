package dev.callwire.wamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.callwire.RpcServer;
import org.junit.jupiter.api.Test;

class WampTest {
    @Test
    void jsonIsOfferedFirst() {
        assertThat(Wamp.realm("realm1").subprotocols()).containsExactly("wamp.2.json");
        assertThat(Wamp.builder("realm1").cbor().messagePack().cbor().build().subprotocols())
                .containsExactly("wamp.2.json", "wamp.2.cbor", "wamp.2.msgpack");
    }

    @Test
    void realmIsAUri() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wamp.realm("a realm"))
                .withMessage("A realm's name is a URI, and this is none: a realm");
    }

    @Test
    void serverOfItIsARouter() {
        var builder = RpcServer.builder().host("127.0.0.1").protocol(Wamp.realm("realm1"));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(builder::start)
                .withMessage("This is WAMP as a client speaks it; a server of it is a router");
    }
}
