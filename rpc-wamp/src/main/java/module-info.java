/** WAMP v2: its messages, and a router of calls and events. */
module dev.callwire.wamp {
    requires transitive dev.callwire.runtime;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.dataformat.cbor;
    requires static jackson.dataformat.msgpack;
    requires static transitive org.jspecify;
    requires org.slf4j;
}
