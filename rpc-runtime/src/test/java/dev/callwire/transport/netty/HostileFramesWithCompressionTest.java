package dev.callwire.transport.netty;

import java.io.IOException;

/** The same frames over a connection on which messages may be compressed. */
class HostileFramesWithCompressionTest extends HostileFramesTest {

    @Override
    TestServer serve(TestLimits limits) {
        return TestServer.setup().limits(limits).compression().start();
    }

    @Override
    RawPeer dial(TestServer server) throws IOException {
        return RawPeer.compressing(server);
    }
}
