/** Stubs, call engine, JSON-RPC and the WebSocket transport. */
module dev.callwire.runtime {
    requires transitive dev.callwire.annotation;
    requires dev.callwire.schema;
    requires transitive com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.compression;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires static io.netty.transport.classes.epoll;
    requires transitive org.jspecify;
    requires java.net.http;
    requires org.slf4j;

    exports dev.callwire;
    exports dev.callwire.call;
    exports dev.callwire.json;
    exports dev.callwire.json.codec;
    exports dev.callwire.protocol;
    exports dev.callwire.protocol.jsonrpc;
    exports dev.callwire.protocol.r2;
    exports dev.callwire.protocol.msgrpc;
    exports dev.callwire.stream;
    exports dev.callwire.stub;
    exports dev.callwire.transport;
}
