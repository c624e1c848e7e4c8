/** WAMP v2: a client, its messages, authentication, and a router of calls and events. */
module dev.callwire.wamp {
    requires transitive dev.callwire.runtime;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.dataformat.cbor;
    requires static jackson.dataformat.msgpack;
    requires static transitive org.jspecify;
    requires static org.bouncycastle.provider;
    requires org.slf4j;

    exports dev.callwire.wamp;
    exports dev.callwire.wamp.auth;
    exports dev.callwire.wamp.message;
    exports dev.callwire.wamp.router;
}
